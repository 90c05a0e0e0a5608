// The interview in a terminal, as a program of its own: a constructor of a projen project cannot wait for answers, but
// it can wait for a process. Arguments: the file to write, and `--no-aws`.
import { interview } from '../interview';
import { replaceFile } from '../replace-file';
import { UserError } from '../user-error';
import { inquirerDialogue } from './terminal-dialogue';

/** As a shell reports a program that SIGINT ended. */
const INTERRUPTED = 130;

// It announces the end of Node 20 in the middle of the questions.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

async function main([file, ...flags]: string[]): Promise<void> {
  console.log('Nothing is written before the last question; Ctrl-C ends the questions at any time.\n');
  const dialogue = await inquirerDialogue({ noAws: flags.includes('--no-aws') });
  replaceFile(file!, await interview({ dialogue }));
}

const ended = main(process.argv.slice(2)).catch((error: Error) => {
  if (error.name === 'ExitPromptError') process.exit(INTERRUPTED);
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

// A credential process that hangs would keep this one alive.
ended.then(() => process.exit());
