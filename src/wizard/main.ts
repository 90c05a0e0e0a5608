// The interview as a separate program, because the constructor of a projen project cannot wait for answers but can wait
// for a process. Arguments: the file to write, and the options of the project as JSON.
import { flagsOf, newRepository, pickFlags } from '../interview';
import { replaceConfig } from '../replace-config';
import { endProcess, UserError } from '../user-error';
import { terminalDialogue } from './terminal-dialogue';

async function main([file, options = '{}']: string[]): Promise<void> {
  const flags = pickFlags(flagsOf('product'), JSON.parse(options));
  const dialogue = await terminalDialogue(flags);
  const isSilent = Object.keys(flags).every((name) => ['ask', 'aws', 'yes'].includes(name));
  if (!dialogue && isSilent) throw new UserError(NOBODY_TO_ASK);
  if (dialogue && !flags.yes) {
    console.error(
      'Nothing is written until you answer the last question. Press Ctrl-C to quit and see how to continue later.\n',
    );
  }
  const text = await newRepository({ dialogue, flags });
  replaceConfig(file!, text);
}

const NOBODY_TO_ASK = [
  'No ecs-pipeline.yaml here, and no terminal to ask questions in. Do one of the following:',
  '  create ecs-pipeline.yaml and run the same command again',
  '  pass a config file with --config-file FILE',
  '  answer the questions with flags, such as --name shop --region eu-west-1 --pipeline-account-id 111111111111',
  '    --environment "name=dev account-id=222222222222" --service "name=api push=nobody"',
].join('\n');

const ended = main(process.argv.slice(2)).catch(endProcess);

// A credential process that hangs would keep this process alive.
ended.then(() => process.exit());
