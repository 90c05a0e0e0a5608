import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PROVIDER = join('registry.terraform.io', 'hashicorp', 'aws');

/** Deep enough for `~/.local/share/terraform/plugins`. Searching a whole home directory would take minutes. */
const SEARCH_DEPTH = 4;

/** Large folders without a mirror. `.terraform` contains the links of one working directory. */
const NOT_SEARCHED = new Set(['.git', '.terraform', 'node_modules']);

/** Terraform's own search path: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
const IMPLIED_MIRRORS = [
  join(homedir(), '.terraform.d/plugins'),
  join(homedir(), '.local/share/terraform/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
];

const SEARCHED = [
  join(homedir(), '.terraform.d'),
  '/opt',
  '/usr/local',
  '/usr/share',
  '/usr/lib',
  '/var/lib',
  homedir(),
];

/**
 * The root of a file system mirror that contains hashicorp/aws, or undefined if this machine has none.
 *
 * @throws if TF_PROVIDER_MIRROR is a folder without the provider
 */
export function findProviderMirror(given = process.env.TF_PROVIDER_MIRROR, searched = SEARCHED): string | undefined {
  if (given) {
    if (!isMirror(given)) {
      throw new Error(`TF_PROVIDER_MIRROR: not a mirror of hashicorp/aws, got ${given}; it must contain ${PROVIDER}`);
    }
    return given;
  }
  return IMPLIED_MIRRORS.find(isMirror) ?? first(searched, (root) => search(root, SEARCH_DEPTH));
}

function isMirror(folder: string): boolean {
  return existsSync(join(folder, PROVIDER));
}

function search(folder: string, depth: number): string | undefined {
  if (isMirror(folder)) {
    return folder;
  }
  return depth === 0 ? undefined : first(subfolders(folder), (name) => search(join(folder, name), depth - 1));
}

/** The first result that is not undefined. The remaining items are not evaluated. */
function first<T>(items: readonly T[], look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function subfolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !NOT_SEARCHED.has(entry.name)).map(({ name }) => name);
  } catch {
    return []; // missing or not readable
  }
}
