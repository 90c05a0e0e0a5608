import { Command } from '../vendor/commander';
import { Ended } from './options';

const ROOTS_HELP = 'Environments, or pipeline; without any, all';

/** The commands that run Terraform. */
export function addTerraformCommands(program: Command, ended: Ended): void {
  program
    .command('plan')
    .description('Show what an apply would change, in all roots or some')
    .argument('[roots...]', ROOTS_HELP)
    .option('--read-only', 'With the roles that may read only, without a lock of the state')
    .action(async (roots, options) => ended(await (await import('./commands/plan.js')).plan(roots, options)))
    .addHelpText(
      'after',
      `
It runs terraform init and terraform plan in each root. The plans are on standard output, everything else on standard error.

Examples:
  npx ecs-pipeline plan
  npx ecs-pipeline plan dev pipeline
  npx ecs-pipeline plan production --read-only`,
    );
  program
    .command('apply')
    .description('Plan all roots or some, ask once, and apply exactly these plans: environments first, then pipeline')
    .argument('[roots...]', ROOTS_HELP)
    .option('--yes', 'Ask nothing')
    .action(async (roots, options) => ended(await (await import('./commands/apply.js')).apply(roots, options)))
    .addHelpText(
      'after',
      `
After a failure nothing more is started; what runs ends as it would. Ctrl-C lets Terraform end what it has begun.

Examples:
  npx ecs-pipeline apply
  npx ecs-pipeline apply dev
  npx ecs-pipeline apply dev pipeline --yes`,
    );
  program
    .command('destroy')
    .description('Show what is in a root, ask for its name, and destroy all of it')
    .argument('<root>', 'Environment, or pipeline')
    .option('--yes', 'Ask nothing')
    .action(async (root, options) => ended(await (await import('./commands/destroy.js')).destroy(root, options)))
    .addHelpText(
      'after',
      `
Examples:
  npx ecs-pipeline destroy pipeline
  npx ecs-pipeline destroy dev --yes`,
    );
  program
    .command('drift')
    .description(
      'Look for what is not as the repository says, with the roles that may read only; fails where something is',
    )
    .action(async () => ended(await (await import('./commands/drift.js')).drift()))
    .addHelpText(
      'after',
      `
It plans every root, and lets CloudFormation compare what is in the stacks, which Terraform does not see.`,
    );
  program
    .command('validate')
    .description('Run terraform validate in every root')
    .action(async () => ended(await (await import('./commands/terraform-checks.js')).validate()));
  program
    .command('test')
    .description('Run terraform test in every module')
    .action(async () => ended(await (await import('./commands/terraform-checks.js')).test()));
  program
    .command('fmt')
    .description("Format Terraform's files")
    .option('--check', 'Change nothing, and fail where something would change')
    .action(async (options) => ended(await (await import('./commands/terraform-checks.js')).fmt(options)));
}
