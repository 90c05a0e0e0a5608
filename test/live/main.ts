// npm run test:live: runs the end-to-end scenario against real accounts, see docs/live.md.
import { CommanderError } from 'commander';
import { UserError } from '../../src/user-error';
import { REFUSED } from './options';
import { runLive } from './run-live';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // it warns about Node 20 on every run

runLive(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error) => {
    if (error instanceof CommanderError) process.exit(error.exitCode); // after --help
    process.stderr.write(`${error instanceof UserError ? error.message : error?.stack}\n`);
    process.exit(error instanceof UserError ? REFUSED : 1);
  },
);
