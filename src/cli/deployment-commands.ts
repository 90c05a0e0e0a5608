import { Command } from '../vendor/commander';
import { addProfile, Ended, several } from './options';

/** The commands about what is deployed. */
export function addDeploymentCommands(program: Command, ended: Ended): void {
  addProfile(program.command('status'))
    .description('Show what runs in each environment, what waits for whom, what is on hold, and what failed and why')
    .option('--watch', 'Draw it again and again, until Ctrl-C')
    .option('--json', 'Print JSON instead of a table')
    .action(async (options) => ended(await (await import('./commands/status.js')).status(options)))
    .addHelpText(
      'after',
      `
It changes nothing. Who has no credentials for an account sees the others; the exit code is 1 then.
In an account of their own, everybody acts as who they are; in the others through terraform.planRoleName.

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
It changes nothing. The last hundred deployments of each service are kept in the environment's account.

Examples:
  npx ecs-pipeline history production
  npx ecs-pipeline history production --service api --json`,
    );

  addServices(program.command('hold'))
    .description('Let nothing be promoted into an environment until it is released')
    .requiredOption('--reason <TEXT>', 'Why, for everybody who looks')
    .option('--json', 'Print JSON as well')
    .action(async (environment, options) =>
      ended(await (await import('./commands/hold.js')).hold(environment, options)),
    )
    .addHelpText(
      'after',
      `
An update that runs ends as it would. Direct deployments and rollbacks still go through, so this is also how one tests in
peace while others push.

Examples:
  npx ecs-pipeline hold production --reason "a memory leak"
  npx ecs-pipeline hold staging --service api --reason "load test until noon"`,
    );

  addServices(program.command('release'))
    .description('Let images be promoted into an environment again')
    .option('--json', 'Print JSON as well')
    .action(async (environment, options) =>
      ended(await (await import('./commands/hold.js')).release(environment, options)),
    )
    .addHelpText(
      'after',
      `
The newest image that waits in front of the environment goes on. Where it needs an approval, somebody is asked.

Examples:
  npx ecs-pipeline release production
  npx ecs-pipeline release staging --service api`,
    );

  for (const [name, what] of [
    ['approve', 'Let the image that waits in front of an environment be deployed to it'],
    ['reject', 'Keep the image that waits in front of an environment out of it'],
  ] as const) {
    addService(program.command(name))
      .description(what)
      .option('--approval <NAME>', 'Approval; needed where an environment has several')
      .option('--comment <TEXT>', 'For everybody who looks at the pipeline')
      .option('--yes', 'Ask nothing')
      .option('--json', 'Print JSON as well')
      .action(async (environment, options) =>
        ended(await (await import('./commands/approve.js'))[name](environment, options)),
      )
      .addHelpText(
        'after',
        `
It shows what would be deployed and what runs, and asks.${name === 'approve' ? ' An image that the environment before no longer runs is refused.' : ''}
AWS records who has answered: whoever the credentials of the pipeline's account are.

Examples:
  npx ecs-pipeline ${name} production --service api
  npx ecs-pipeline ${name} production --service api --comment "${name === 'approve' ? 'looked at staging' : 'too slow'}" --yes`,
      );
  }

  addService(program.command('deploy'))
    .description('Deploy an image to one environment, at once, and follow that to its end')
    .requiredOption('--image <TAG|DIGEST>', 'Image of the service; the beginning of a digest is enough')
    .option('--reason <TEXT>', 'Why, for everybody who looks')
    .option('--yes', 'Ask nothing')
    .option('--json', 'Print JSON as well')
    .action(async (environment, options) =>
      ended(await (await import('./commands/deploy.js')).deploy(environment, options)),
    )
    .addHelpText(
      'after',
      `
Nobody is asked for an approval: whoever may start it is whoever may approve there. It changes this environment only.
It shows what runs and what comes, and asks. The exit code is 1 unless the image is deployed.

Examples:
  npx ecs-pipeline deploy dev --service api --image 1.2.0
  npx ecs-pipeline deploy production --service api --image sha256:0123456789ab --reason "a hot fix" --yes`,
    );

  addService(program.command('agree'))
    .description('Agree to a direct deployment of an image, where an environment has several approvals')
    .requiredOption('--image <TAG|DIGEST>', 'Image of the service; the beginning of a digest is enough')
    .requiredOption('--approval <NAME>', 'Approval for which you agree')
    .option('--yes', 'Ask nothing')
    .option('--json', 'Print JSON as well')
    .action(async (environment, options) =>
      ended(await (await import('./commands/agree.js')).agree(environment, options)),
    )
    .addHelpText(
      'after',
      `
It shows the image and what runs, and asks. Once all approvals have agreed to an image, npx ecs-pipeline deploy deploys it,
once. An image that has run there before needs no agreement.

Examples:
  npx ecs-pipeline agree production --service api --image 1.2.0 --approval qa
  npx ecs-pipeline agree production --service api --image sha256:0123456789ab --approval release --yes`,
    );

  addService(program.command('rollback'))
    .description('Deploy the image that ran before to one environment, at once, and put it on hold')
    .option('--to <TAG|DIGEST>', 'Another image than the one before')
    .option('--reason <TEXT>', 'Why, for everybody who looks')
    .option('--yes', 'Ask nothing')
    .option('--json', 'Print JSON as well')
    .action(async (environment, options) =>
      ended(await (await import('./commands/deploy.js')).rollback(environment, options)),
    )
    .addHelpText(
      'after',
      `
It waits for an update that runs, and for nothing else. From then on nothing is promoted into the environment, until
npx ecs-pipeline release.

Examples:
  npx ecs-pipeline rollback production --service api
  npx ecs-pipeline rollback production --service api --to 1.2.0 --reason "a memory leak" --yes`,
    );
}

/** A command about all services of an environment, or those that are named. */
function addServices(command: Command): Command {
  return addProfile(command)
    .argument('<environment>', 'Name of the environment')
    .option('--service <NAME>', 'Service; may be given several times. Without it, all', several);
}

/** A command about one service of an environment. */
function addService(command: Command): Command {
  return addProfile(command)
    .argument('<environment>', 'Name of the environment')
    .option('--service <NAME>', 'Service; needed where there are several');
}
