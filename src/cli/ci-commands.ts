import { Command } from '../vendor/commander';
import { Ended } from './options';

/** The steps of the generated workflows. */
export function addCiCommands(program: Command, ended: Ended): void {
  const ci = program.command('ci').description('Run a step of the generated workflows');
  ci.command('roots')
    .description('Print the roots that are affected by changes since a commit, as a JSON array')
    .requiredOption('--since <COMMIT>', 'Commit to compare with')
    .option('--reviewed <FOLDER>', 'Leave out roots whose plan in this folder changes nothing')
    .action(async (options) => ended((await import('./commands/ci-roots.js')).ciRoots(options)));
  ci.command('plan')
    .description('Plan a root with the read-only roles, and save the plan and its changes')
    .argument('<root>', 'Environment or pipeline')
    .requiredOption('--to <FOLDER>', 'Folder for the plan')
    .action(async (root, options) => ended(await (await import('./commands/ci-plan.js')).ciPlan(root, options)));
  ci.command('comment')
    .description('Write the plans in a folder to one comment on the pull request')
    .argument('<folder>', 'Folder with one subfolder for each plan')
    .option('--roots <JSON>', 'Roots that should have been planned, as printed by ci roots')
    .action(async (folder, options) =>
      ended(await (await import('./commands/ci-comment.js')).ciComment(folder, options)),
    );
  ci.command('drift')
    .description('Detect drift as the drift command does, and save the result')
    .requiredOption('--to <FILE>', 'File for the result')
    .action(async (options) => ended(await (await import('./commands/ci-drift.js')).ciDrift(options)));
  ci.command('drift-issue')
    .description('Open or update an issue about the drift that ci drift found, or close the issue if there is no drift')
    .argument('<file>', 'File written by ci drift')
    .action(async (file) => ended(await (await import('./commands/ci-drift-issue.js')).ciDriftIssue(file)));
  ci.command('reviewed')
    .description('Find the workflow run whose plans were reviewed in the pull request that introduced this commit')
    .action(async () => ended(await (await import('./commands/ci-reviewed.js')).ciReviewed()));
  ci.command('apply')
    .description('Plan a root, and apply the plan only if it makes the changes that were reviewed')
    .argument('<root>', 'Environment or pipeline')
    .option('--reviewed <FOLDER>', 'Folder that ci plan wrote for the pull request')
    .option('--accept <DIGEST>', 'Digest of an unreviewed plan to apply, as printed when ci apply refuses it')
    .action(async (root, options) => ended(await (await import('./commands/ci-apply.js')).ciApply(root, options)));
}
