import { UserError } from '../user-error';
import { gt } from '../vendor/semver';

/** What a version changes for the users of a generated repository. */
interface Change {
  readonly version: string;
  /** One line each: what is different, and what to do. */
  readonly notes: readonly string[];
}

/**
 * Oldest first. A version whose upgrade is `npx projen`, a look at the diff and `terraform apply` needs no entry; one
 * that renames an address in a module ships a `moved` block, and says so here.
 */
export const CHANGES: readonly Change[] = [];

/** @throws UserError where a newer version wrote the repository: an older one would take its changes back. */
export function refuseDowngrade(written: string, running: string): void {
  if (!gt(written, running)) return;
  throw new UserError(
    `This repository was written by ecs-pipeline ${written}, and ${running} is installed, which would undo what is newer. Run: npm install --save-dev ecs-pipeline@^${written}`,
  );
}

/** What a newer package tells at its first run; empty at any other. */
export function upgradeNotes(written: string | undefined, running: string, changes = CHANGES): string {
  if (written === undefined || !gt(running, written)) return '';
  const notes = changes
    .filter(({ version }) => gt(version, written) && !gt(version, running))
    .flatMap(({ notes, version }) => notes.map((note) => `  ${version}  ${note}`));
  return [`Upgraded from ecs-pipeline ${written} to ${running}.`, ...notes, ''].join('\n');
}
