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
 * Does what the arguments say. Of a command nothing is loaded before it runs.
 *
 * @param args - what follows `ecs-pipeline`
 * @returns the exit code
 * @throws UserError - for a mistake of whoever calls it
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
    // It has printed the help, the version, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}

/** All commands. @param ended - gets the exit code of the one that ran */
export function createProgram(ended: Ended): Command {
  const program = new Command('npx ecs-pipeline')
    .description('Changes and checks the repository of an ecs-pipeline.yaml, from any of its folders.')
    .version(require('../../package.json').version, '--version', 'Print the version')
    .helpOption('-h, --help', 'Print the help of a command')
    .helpCommand('help [command]', 'Print the help of a command')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .exitOverride()
    .hook('preAction', enterRepository);

  const add = program.command('add').description('Add to ecs-pipeline.yaml, and generate the files');
  addCommand(add, 'environment', ended)
    .description(
      'Add an environment to ecs-pipeline.yaml, at its position in the promotion order, and generate its files',
    )
    .addHelpText(
      'after',
      `
In a terminal, what no flag says is asked. Without one it has its default.

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
In a terminal, what no flag says is asked. Without one it has its default. Everything else that a service can have is
set in ecs-pipeline.yaml, which editors complete.

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
      '\nExit code 0: nothing would change. 2: something would. 1: an error, as for terraform plan -detailed-exitcode.',
    );
  program
    .command('check')
    .description('Fail unless the repository is what its config says')
    .option('--json', 'Print JSON instead of text')
    .action(async ({ json }) => ended((await import('./commands/look.js')).look('check', json)))
    .addHelpText(
      'after',
      '\nFor CI. Exit code 0: the files are what the config says. 1: they are not, or there was an error.',
    );
  program
    .command('discard')
    .description('Generate files anew, and lose what was changed in them by hand')
    .argument('<files...>', 'Files that npx projen refuses to overwrite; npx ecs-pipeline diff shows them')
    .action(async (files) => ended((await import('./commands/discard.js')).discard(files)))
    .addHelpText(
      'after',
      `
Files of yours elsewhere are never touched.

Examples:
  npx ecs-pipeline discard modules/service/main.tf
  npx ecs-pipeline discard environments/dev/main.tf pipeline/main.tf`,
    );
  addProfile(program.command('doctor'))
    .description('Look in the AWS accounts for problems that would make the first apply fail')
    .option('--json', 'Print JSON instead of a table')
    .action(async ({ json, profile }) => ended(await (await import('./commands/doctor.js')).doctor(profile, json)))
    .addHelpText(
      'after',
      `
It changes nothing, and reads no secret. Without --profile the credentials are those that the AWS CLI would use.
It looks at what ecs-pipeline.yaml names; what inputs.tf looks up is for terraform plan.
The exit code is 1 where there is a problem.

Examples:
  npx ecs-pipeline doctor
  npx ecs-pipeline doctor --profile dev=my-dev --profile pipeline=tools
  npx ecs-pipeline doctor --json`,
    );
  addProfile(program.command('bootstrap'))
    .description('Create or change what has to be there in each account before the first terraform apply')
    .argument('[accounts...]', 'Environments, pipeline, or account ids; all where none is named')
    .option('--print', 'Print the commands of the AWS CLI instead, and ask AWS nothing')
    .option('--yes', 'Ask nothing')
    .action(async (accounts, options) =>
      ended(await (await import('./commands/bootstrap.js')).bootstrap(accounts, options)),
    )
    .addHelpText(
      'after',
      `
A CloudFormation stack in each account: bootstrap/pipeline.yaml in the pipeline account, with the bucket of the Terraform
states, bootstrap/environments.yaml in the others. docs/bootstrap.md says who may do what then.
For each account it shows what it would create or change, asks, and follows that to its end. It needs credentials of an
administrator of each account; without --profile they are those that the AWS CLI would use. Interrupted at any point, it
goes on when it is run again.

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

/** One line. */
function usageError(text: string): string {
  const [line = '', suggestion] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const [, meant] = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? '') ?? [];
  return `ecs-pipeline: ${line.replace(/\.$/, '')}; ${meant ? `did you mean ${meant}?` : 'see --help'}\n`;
}
