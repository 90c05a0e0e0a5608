import { Added } from '../interview';
import { flagsOf } from '../interview/flags';
import { pickFlags } from '../interview/pick-flags';
import { Command, CommanderError } from '../vendor/commander';
import { addCiCommands } from './ci-commands';
import { addDeploymentCommands } from './deployment-commands';
import { addFlags, addProfile, Ended } from './options';
import { enterRepository } from './repository-folder';
import { addTerraformCommands } from './terraform-commands';

/**
 * Runs the command in the arguments. The code of a command is loaded only when it runs.
 *
 * @param args - the arguments after `ecs-pipeline`
 * @returns the exit code
 * @throws UserError - for a user error
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has already printed the help, the version or the usage error.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}

/** All commands. @param ended - receives the exit code of the command that ran */
export function createProgram(ended: Ended): Command {
  const program = new Command('npx ecs-pipeline')
    .description('Manages a repository generated from ecs-pipeline.yaml. Run it in any folder of the repository.')
    .version(require('../../package.json').version, '--version', 'Print the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand('help [command]', 'Show help for a command')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .exitOverride()
    .hook('preAction', enterRepository);

  const add = program
    .command('add')
    .description('Add an environment or a service to ecs-pipeline.yaml, and generate its files');
  addCommand(add, 'environment', ended)
    .description(
      'Add an environment to ecs-pipeline.yaml, at its position in the promotion order, and generate its files',
    )
    .addHelpText(
      'after',
      `
In a terminal, the command asks for everything that the flags leave out. Without a terminal, it uses the defaults.

Examples:
  npx ecs-pipeline add environment
  npx ecs-pipeline add environment --name qa --account-id 555555555555 --after staging --no-approval
  npx ecs-pipeline add environment --name live --account-id 555555555555 --approver arn:aws:iam::111111111111:role/release-manager`,
    );
  addCommand(add, 'service', ended)
    .description('Add a service to ecs-pipeline.yaml, and generate its files')
    .addHelpText(
      'after',
      `
In a terminal, the command asks for everything that the flags leave out. Without a terminal, it uses the defaults.
You can set every other option of a service in ecs-pipeline.yaml, where editors offer completion.

Examples:
  npx ecs-pipeline add service
  npx ecs-pipeline add service --name worker --push nobody
  npx ecs-pipeline add service --name web --container-port 8080 --size 512/1024 --github example/shop-web`,
    );

  program
    .command('diff')
    .description('Show what npx projen would change')
    .option('--json', 'Print JSON instead of text')
    .action(async ({ json }) => ended((await import('./commands/look.js')).look('diff', json)))
    .addHelpText(
      'after',
      '\nExit code: 0 if nothing would change, 2 if something would, 1 on an error, as in terraform plan -detailed-exitcode.',
    );
  program
    .command('check')
    .description('Fail unless the files match the config')
    .option('--json', 'Print JSON instead of text')
    .action(async ({ json }) => ended((await import('./commands/look.js')).look('check', json)))
    .addHelpText(
      'after',
      '\nFor use in CI. Exit code: 0 if the files match the config, 1 if they do not, or on an error.',
    );
  program
    .command('discard')
    .description('Regenerate files and discard the edits made to them')
    .argument('<files...>', 'Files that npx projen refuses to overwrite; npx ecs-pipeline diff lists them')
    .action(async (files) => ended((await import('./commands/discard.js')).discard(files)))
    .addHelpText(
      'after',
      `
Your own files at other paths are never touched.

Examples:
  npx ecs-pipeline discard modules/service/main.tf
  npx ecs-pipeline discard environments/dev/main.tf pipeline/main.tf`,
    );
  addProfile(program.command('doctor'))
    .description('Check the AWS accounts for problems that would make the first apply fail')
    .option('--json', 'Print JSON instead of a table')
    .action(async ({ json, profile }) => ended(await (await import('./commands/doctor.js')).doctor(profile, json)))
    .addHelpText(
      'after',
      `
The command changes nothing and reads no secrets. Without --profile, it uses the same credentials as the AWS CLI.
It checks what is named in ecs-pipeline.yaml; terraform plan checks what inputs.tf looks up.
The exit code is 1 if there is a problem.

Examples:
  npx ecs-pipeline doctor
  npx ecs-pipeline doctor --profile dev=my-dev --profile pipeline=tools
  npx ecs-pipeline doctor --json`,
    );
  addProfile(program.command('bootstrap'))
    .description('Create or change what each account needs before the first terraform apply')
    .argument('[accounts...]', 'Environments, pipeline or account IDs; default: all')
    .option('--print', 'Print the AWS CLI commands instead, without calling AWS')
    .option('--yes', 'Do not ask for confirmation')
    .action(async (accounts, options) =>
      ended(await (await import('./commands/bootstrap.js')).bootstrap(accounts, options)),
    )
    .addHelpText(
      'after',
      `
The command creates a CloudFormation stack in each account: bootstrap/pipeline.yaml in the pipeline account, with the
Terraform state bucket, and bootstrap/environments.yaml in the others. docs/bootstrap.md explains the permissions that
these stacks grant.
For each account, it shows what it would create or change, asks for confirmation, and waits until CloudFormation finishes.
It needs administrator credentials for each account; without --profile, it uses the same credentials as the AWS CLI. If
it is interrupted, run it again to continue.

Examples:
  npx ecs-pipeline bootstrap --profile pipeline=tools --profile dev=my-dev --profile production=my-production
  npx ecs-pipeline bootstrap dev --profile dev=my-dev
  npx ecs-pipeline bootstrap --print`,
    );
  addTerraformCommands(program, ended);
  addDeploymentCommands(program, ended);
  addCiCommands(program, ended);
  return program;
}

function addCommand(add: Command, subject: Added, ended: Ended): Command {
  const flags = flagsOf(subject);
  return addFlags(add.command(subject), flags).action(async (options) =>
    ended(await (await import('./commands/add.js')).addToConfig(subject, pickFlags(flags, options))),
  );
}

/** A usage error of commander, on one line. */
function usageError(text: string): string {
  const [line = '', suggestion] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const [, meant] = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? '') ?? [];
  return `ecs-pipeline: ${line.replace(/\.$/, '')}; ${meant ? `did you mean ${meant}?` : 'see --help'}\n`;
}
