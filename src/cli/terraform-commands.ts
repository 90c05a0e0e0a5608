import { Command } from '../vendor/commander';
import { Ended } from './options';

const ROOTS_HELP = 'Environments or pipeline; default: all';

/** The commands that run Terraform. */
export function addTerraformCommands(program: Command, ended: Ended): void {
  program
    .command('plan')
    .description('Show what an apply would change in all or some roots')
    .argument('[roots...]', ROOTS_HELP)
    .option('--read-only', 'Use the read-only roles, and do not lock the state')
    .action(async (roots, options) => ended(await (await import('./commands/plan.js')).plan(roots, options)))
    .addHelpText(
      'after',
      `
The command runs terraform init and terraform plan in each root. Plans go to standard
output, everything else to standard error.

Examples:
  npx ecs-pipeline plan
  npx ecs-pipeline plan dev pipeline
  npx ecs-pipeline plan production --read-only`,
    );
  program
    .command('apply')
    .description(
      'Plan all or some roots, ask for confirmation once, and apply exactly those plans: first the environments, then pipeline',
    )
    .argument('[roots...]', ROOTS_HELP)
    .option('--yes', 'Do not ask for confirmation')
    .action(async (roots, options) => ended(await (await import('./commands/apply.js')).apply(roots, options)))
    .addHelpText(
      'after',
      `
After a failure, no other root is started, and those in progress finish. On Ctrl-C, Terraform finishes the resources
that it is working on.

Examples:
  npx ecs-pipeline apply
  npx ecs-pipeline apply dev
  npx ecs-pipeline apply dev pipeline --yes`,
    );
  program
    .command('destroy')
    .description('Destroy everything in a root, after showing it and asking for the name of the root')
    .argument('<root>', 'Environment or pipeline')
    .option('--yes', 'Do not ask for confirmation')
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
    .description('Detect drift with the read-only roles; fail if there is any')
    .action(async () => ended(await (await import('./commands/drift.js')).drift()))
    .addHelpText(
      'after',
      `
The command plans every root, and has CloudFormation compare the resources in the stacks with the templates, because Terraform does not see those resources.`,
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
    .description('Format the Terraform files')
    .option('--check', 'Change nothing, and fail if a file is not formatted')
    .action(async (options) => ended(await (await import('./commands/terraform-checks.js')).fmt(options)));
}
