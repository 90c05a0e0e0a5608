import { posix } from 'node:path';
import { Root } from '../terraform/roots';

/** Files that affect no plan. A change of the config also changes generated files, so the config itself is among them. */
const IN_NO_PLAN = [
  /^(\.github|\.projen|bootstrap|docs|node_modules)\//,
  /^(\.gitattributes|\.gitignore|\.npmrc|\.projenrc\.js|ecs-pipeline\.yaml|package\.json|package-lock\.json)$/,
  /\.md$/,
  /^modules\/[^/]+\/tests\//,
];

/**
 * The roots whose plans the changed files can affect: roots that contain a file, or use a module that does. A file in an
 * unknown place can affect all of them.
 *
 * @param files - paths, relative to the repository
 * @param readTerraform - the text of all `.tf` files of a folder
 */
export function affectedRoots(
  roots: readonly Root[],
  files: readonly string[],
  readTerraform: (folder: string) => string,
): Root[] {
  const relevant = files.filter((file) => !IN_NO_PLAN.some((pattern) => pattern.test(file)));
  const used = new Map(roots.map((root) => [root, foldersOf(root.folder, readTerraform)]));
  const isKnown = (file: string) =>
    /^(environments|modules|pipeline)\//.test(file) || [...used.values()].flat().some((folder) => isIn(file, folder));
  if (relevant.some((file) => !isKnown(file))) return [...roots];
  return roots.filter((root) => relevant.some((file) => used.get(root)!.some((folder) => isIn(file, folder))));
}

/** A folder, with the folders of its modules and of their modules. */
function foldersOf(folder: string, readTerraform: (folder: string) => string, found: string[] = []): string[] {
  if (found.includes(folder)) return found;
  found.push(folder);
  for (const [, source = ''] of readTerraform(folder).matchAll(/^\s*source\s*=\s*"(\.{1,2}\/[^"]*)"/gm)) {
    foldersOf(posix.join(folder, source), readTerraform, found);
  }
  return found;
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder.replace(/\/$/, '')}/`);
}
