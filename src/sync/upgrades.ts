import { UserError } from '../user-error';
import { isNewer } from './version';

/** @throws UserError where a newer version wrote the repository: an older one would take its changes back. */
export function refuseDowngrade(written: string, running: string): void {
  if (!isNewer(written, running)) return;
  throw new UserError(
    `This repository was written by ecs-pipeline ${written}, and ${running} is installed, which would undo what is newer. Run: npm install --save-dev ecs-pipeline@^${written}`,
  );
}
