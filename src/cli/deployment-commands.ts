import { Command } from '../vendor/commander';
import { addProfile, Ended, several } from './options';

/** The commands for deployments. */
export function addDeploymentCommands(program: Command, ended: Ended): void {
  addProfile(program.command('status'))
    .description(
      'Show the running image, pending approvals, holds and failures with their reasons for each environment',
    )
    .option('--watch', 'Refresh until you press Ctrl-C')
    .option('--json', 'Print JSON instead of a table')
    .action(async (options) => ended(await (await import('./commands/status.js')).status(options)))
    .addHelpText(
      'after',
      `
The command changes nothing. If you have no credentials for an account, it shows the others, and the exit code is 1.
It uses your credentials directly in their own account, and assumes the role terraform.planRoleName in the others.

Examples:
  npx ecs-pipeline status
  npx ecs-pipeline status --watch
  npx ecs-pipeline status --profile production=my-production --json`,
    );

  addServices(program.command('history'))
    .description('Show what was deployed to an environment, when, how and by whom')
    .option('--json', 'Print JSON instead of a table')
    .action(async (environment, options) =>
      ended(await (await import('./commands/history.js')).history(environment, options)),
    )
    .addHelpText(
      'after',
      `
The command changes nothing. The last 100 deployments of each service are kept in the environment's account.

Examples:
  npx ecs-pipeline history production
  npx ecs-pipeline history production --service api --json`,
    );

  addServices(program.command('hold'))
    .description('Stop promotions to an environment until it is released')
    .requiredOption('--reason <TEXT>', 'Reason, visible to everyone')
    .option('--json', 'Also print the result as JSON')
    .action(async (environment, options) =>
      ended(await (await import('./commands/hold.js')).hold(environment, options)),
    )
    .addHelpText(
      'after',
      `
An update that is in progress finishes. Direct deployments and rollbacks still work, so you can also use a hold to test
without interruption while others push.

Examples:
  npx ecs-pipeline hold production --reason "memory leak"
  npx ecs-pipeline hold staging --service api --reason "load test until noon"`,
    );

  addServices(program.command('release'))
    .description('Resume promotions to an environment')
    .option('--json', 'Also print the result as JSON')
    .action(async (environment, options) =>
      ended(await (await import('./commands/hold.js')).release(environment, options)),
    )
    .addHelpText(
      'after',
      `
The newest image that is waiting for the environment is promoted. If an approval is required, the approvers are asked.

Examples:
  npx ecs-pipeline release production
  npx ecs-pipeline release staging --service api`,
    );

  for (const [name, what] of [
    ['approve', 'Approve the deployment of the image that is waiting for an environment'],
    ['reject', 'Reject the deployment of the image that is waiting for an environment'],
  ] as const) {
    addService(program.command(name))
      .description(what)
      .option('--approval <NAME>', 'Name of the approval; required if the environment has several')
      .option('--comment <TEXT>', 'Comment, visible in the pipeline')
      .option('--yes', 'Do not ask for confirmation')
      .option('--json', 'Also print the result as JSON')
      .action(async (environment, options) =>
        ended(await (await import('./commands/approve.js'))[name](environment, options)),
      )
      .addHelpText(
        'after',
        `
The command shows the image that is waiting and the one that is running, and asks for confirmation.${name === 'approve' ? '\nIt refuses an image that the previous environment no longer runs.' : ''}
AWS records the answer under the identity that you use in the pipeline account.

Examples:
  npx ecs-pipeline ${name} production --service api
  npx ecs-pipeline ${name} production --service api --comment "${name === 'approve' ? 'tested in staging' : 'too slow'}" --yes`,
      );
  }

  addService(program.command('deploy'))
    .description('Deploy an image to one environment immediately, and wait until it is deployed')
    .requiredOption('--image <TAG|DIGEST>', 'Image of the service: a tag, a digest or the beginning of a digest')
    .option('--reason <TEXT>', 'Reason, visible to everyone')
    .option('--yes', 'Do not ask for confirmation')
    .option('--json', 'Also print the result as JSON')
    .action(async (environment, options) =>
      ended(await (await import('./commands/deploy.js')).deploy(environment, options)),
    )
    .addHelpText(
      'after',
      `
No approval is required, because only those who can approve for the environment can start a direct deployment. Only this
environment changes. The command shows the running image and the new one, and asks for confirmation. The exit code is 1
unless the image is deployed.

Examples:
  npx ecs-pipeline deploy dev --service api --image 1.2.0
  npx ecs-pipeline deploy production --service api --image sha256:0123456789ab --reason "hotfix" --yes`,
    );

  addService(program.command('agree'))
    .description('Agree to a direct deployment of an image to an environment with several approvals')
    .requiredOption('--image <TAG|DIGEST>', 'Image of the service: a tag, a digest or the beginning of a digest')
    .requiredOption('--approval <NAME>', 'Name of the approval on whose behalf you agree')
    .option('--yes', 'Do not ask for confirmation')
    .option('--json', 'Also print the result as JSON')
    .action(async (environment, options) =>
      ended(await (await import('./commands/agree.js')).agree(environment, options)),
    )
    .addHelpText(
      'after',
      `
The command shows the image and the one that is running, and asks for confirmation. Once an image has an agreement for
each approval, npx ecs-pipeline deploy can deploy it once. An image that has already run in the environment needs no
agreement.

Examples:
  npx ecs-pipeline agree production --service api --image 1.2.0 --approval qa
  npx ecs-pipeline agree production --service api --image sha256:0123456789ab --approval release --yes`,
    );

  addService(program.command('rollback'))
    .description('Deploy the previous image to one environment immediately, and put the environment on hold')
    .option('--to <TAG|DIGEST>', 'Image to deploy instead of the previous one')
    .option('--reason <TEXT>', 'Reason, visible to everyone')
    .option('--yes', 'Do not ask for confirmation')
    .option('--json', 'Also print the result as JSON')
    .action(async (environment, options) =>
      ended(await (await import('./commands/deploy.js')).rollback(environment, options)),
    )
    .addHelpText(
      'after',
      `
The command does not wait for approvals, only for an update in progress to finish. Afterward, nothing is promoted to the
environment until you run npx ecs-pipeline release.

Examples:
  npx ecs-pipeline rollback production --service api
  npx ecs-pipeline rollback production --service api --to 1.2.0 --reason "memory leak" --yes`,
    );
}

/** Options of a command for all services of an environment, or for the named ones. */
function addServices(command: Command): Command {
  return addProfile(command)
    .argument('<environment>', 'Name of the environment')
    .option('--service <NAME>', 'Service; can be repeated; default: all services', several);
}

/** Options of a command for one service of an environment. */
function addService(command: Command): Command {
  return addProfile(command)
    .argument('<environment>', 'Name of the environment')
    .option('--service <NAME>', 'Service; required if the environment has several');
}
