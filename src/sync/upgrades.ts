import { UserError } from '../user-error';
import { gt } from '../vendor/semver';

/** What a version changes for the users of a generated repository. */
interface Change {
  readonly version: string;
  /** One line each: what changed, and what to do. */
  readonly notes: readonly string[];
}

/**
 * Oldest first. A version that can be upgraded to with `npx projen`, a review of the diff and `terraform apply` needs
 * no entry. A version that renames an address in a module ships a `moved` block and mentions it here.
 */
export const CHANGES: readonly Change[] = [];

/** @throws UserError if a newer version wrote the repository, because an older one would revert its changes. */
export function refuseDowngrade(written: string, running: string): void {
  if (!gt(written, running)) return;
  throw new UserError(
    `This repository was written by ecs-pipeline ${written}, but ${running} is installed and would revert its changes. Run: npm install --save-dev ecs-pipeline@^${written}`,
  );
}

/** What a newer package prints on its first run; empty on any other. */
export function upgradeNotes(written: string | undefined, running: string, changes = CHANGES): string {
  if (written === undefined || !gt(running, written)) return '';
  const notes = changes
    .filter(({ version }) => gt(version, written) && !gt(version, running))
    .flatMap(({ notes, version }) => notes.map((note) => `  ${version}  ${note}`));
  return [`Upgraded from ecs-pipeline ${written} to ${running}.`, ...notes, ''].join('\n');
}
