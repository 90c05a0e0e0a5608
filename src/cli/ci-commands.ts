import { Command } from '../vendor/commander';
import { Ended } from './options';

/** The steps of the generated workflows. */
export function addCiCommands(program: Command, ended: Ended): void {
  const ci = program.command('ci').description('Steps of the generated workflows');
  ci.command('roots')
    .description('Print the roots, as a JSON list, whose plan can change with what changed since a commit')
    .requiredOption('--since <COMMIT>', 'Commit to compare with')
    .option('--reviewed <FOLDER>', 'Leave out those whose plan there changes nothing')
    .action(async (options) => ended((await import('./commands/ci-roots.js')).ciRoots(options)));
  ci.command('plan')
    .description('Plan a root with the roles that may read only, and write down what the plan does')
    .argument('<root>', 'Environment, or pipeline')
    .requiredOption('--to <FOLDER>', 'Folder for the plan')
    .action(async (root, options) => ended(await (await import('./commands/ci-plan.js')).ciPlan(root, options)));
  ci.command('comment')
    .description('Write the plans in a folder into one comment of the pull request')
    .argument('<folder>', 'Folder that holds a folder for each plan')
    .option('--roots <JSON>', 'Roots that were to be planned, as ci roots prints them')
    .action(async (folder, options) =>
      ended(await (await import('./commands/ci-comment.js')).ciComment(folder, options)),
    );
  ci.command('drift')
    .description('Look for drift as the command drift does, and write down what was found')
    .requiredOption('--to <FILE>', 'File for it')
    .action(async (options) => ended(await (await import('./commands/ci-drift.js')).ciDrift(options)));
  ci.command('drift-issue')
    .description('Open an issue about the drift that ci drift has found, or update it, or close it where there is none')
    .argument('<file>', 'File that ci drift has written')
    .action(async (file) => ended(await (await import('./commands/ci-drift-issue.js')).ciDriftIssue(file)));
  ci.command('reviewed')
    .description('Find the workflow run whose plans were reviewed with the pull request that brought this commit')
    .action(async () => ended(await (await import('./commands/ci-reviewed.js')).ciReviewed()));
  ci.command('apply')
    .description('Plan a root, and apply that only if it does what was reviewed')
    .argument('<root>', 'Environment, or pipeline')
    .option('--reviewed <FOLDER>', 'Folder that ci plan wrote for the pull request')
    .option('--accept <DIGEST>', 'Digest of a plan that nobody reviewed, as the refusal prints it')
    .action(async (root, options) => ended(await (await import('./commands/ci-apply.js')).ciApply(root, options)));
}
