import { COMMANDS } from './commands';
import { findCommand } from './find-command';
import { commandHelp, generalHelp } from './help';
import { parseOptions } from './parse-options';
import { enterRepository } from './repository-folder';

/**
 * Does what the arguments say.
 *
 * @param args - what follows `ecs-pipeline`
 * @returns the exit code
 * @throws UserError - for a mistake of whoever calls it
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help') {
    process.stdout.write(generalHelp(COMMANDS));
    return 0;
  }
  if (args[0] === '--version') {
    process.stdout.write(`${require('../../package.json').version}\n`);
    return 0;
  }
  const { entry, rest } = findCommand(COMMANDS, args);
  const command = entry.load();
  if (rest.includes('--help')) {
    process.stdout.write(commandHelp(entry, command));
    return 0;
  }
  const { operands, values } = parseOptions(entry.name, command, rest);
  enterRepository();
  return command.run(values, operands);
}
