import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '../../terraform/in-order';
import { TerraformSession } from '../../terraform/session';
import { TerraformOptions } from '../../terraform/terraform';
import { UserError } from '../../user-error';
import { requireProjenrc } from '../repository-folder';
import { readRoots, tellOutcomes, terraformSession } from './terraform-roots';

/** Folders with Terraform files in a generated repository. */
const FOLDERS = ['modules', 'environments', 'pipeline'];

/** `fmt`. @returns the exit code */
export function fmt({ check = false }: { readonly check?: boolean }): Promise<number> {
  requireProjenrc();
  return terraformSession(async ({ terraform }) => {
    const folders = FOLDERS.filter((folder) => existsSync(folder));
    const args = ['fmt', '-recursive', ...(check ? ['-check', '-diff'] : []), ...folders];
    const { exitCode, output } = await terraform.run(args, { folder: '.' }, check ? [NOT_FORMATTED] : []);
    process.stdout.write(output);
    if (exitCode === 0) return 0;
    throw new UserError('Some Terraform files are not formatted: run npx ecs-pipeline fmt.');
  });
}

/** Exit code of `terraform fmt -check`. */
const NOT_FORMATTED = 3;

/** `validate`. @returns the exit code */
export function validate(): Promise<number> {
  return inEach(readRoots().flat(), 'validate', async ({ inits, terraform }, options) => {
    await inits.do(() => terraform.run(['init', '-input=false', '-backend=false'], options));
    await terraform.run(['validate'], options);
    return 'valid';
  });
}

/** `test`. @returns the exit code */
export function test(): Promise<number> {
  requireProjenrc();
  // The lock files of modules are not kept, so a cache of providers is good enough for their tests.
  const env = { TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
  return inEach(modules(), 'test', async ({ inits, terraform }, { folder }) => {
    await inits.do(() => terraform.run(['init', '-input=false'], { folder, env }));
    const { stdout } = await terraform.run(['test'], { folder });
    return /(\d+) passed, 0 failed/.exec(stdout)?.[0] ?? 'no tests';
  });
}

function modules(): { name: string; folder: string }[] {
  if (!existsSync('modules')) return [];
  return readdirSync('modules', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: join('modules', name) }));
}

/** Does the same in each folder, in parallel. @returns the exit code */
function inEach(
  folders: readonly { readonly name: string; readonly folder: string }[],
  what: string,
  work: (session: TerraformSession, options: TerraformOptions) => Promise<string>,
): Promise<number> {
  return terraformSession(async (session) => {
    const outcomes = await inOrder([folders], async ({ folder, name }) => {
      await session.progress.begin(name, what);
      try {
        return await work(session, { folder });
      } finally {
        await session.progress.end(name, `${name}: ${what} finished`);
      }
    });
    await session.progress.clear();
    return tellOutcomes(outcomes, (result) => result) ? 0 : 1;
  });
}
