import { existsSync, readFileSync } from 'node:fs';
import { awsProfiles, profileFiles } from '../../aws-accounts/profiles';
import { awsCommands } from '../../bootstrap/aws-commands';
import { existingResources } from '../../bootstrap/existing-resources';
import { openAccounts } from '../../bootstrap/open-accounts';
import { BootstrapStack, bootstrapStacks, chooseStacks, titleOf } from '../../bootstrap/stacks';
import { templateResources } from '../../bootstrap/template-resources';
import { AwsAccount } from '../../deployments/aws-account';
import { profilesOf } from '../../doctor';
import { Model } from '../../model/model';
import { resolveModel } from '../../model/resolve-model';
import { renderBootstrap } from '../../render/bootstrap';
import { startSpinner } from '../../spinner';
import { UserError } from '../../user-error';
import { readConfigFile } from '../config-file';
import { requireAnswer } from '../confirm';
import { tell } from '../tell';
import { bootstrapStack } from './bootstrap-stack';

export interface BootstrapOptions {
  readonly print?: boolean;
  readonly profile?: readonly string[];
  readonly yes?: boolean;
}

/**
 * `bootstrap`.
 *
 * @param names - environments, `pipeline` or account IDs; all if empty
 * @returns the exit code
 */
export async function bootstrap(
  names: readonly string[],
  { print = false, profile = [], yes }: BootstrapOptions,
): Promise<number> {
  // The SDK would print its Node.js 20 deprecation warning in the middle of the table.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const model = resolveModel(readConfigFile().config);
  const stacks = chooseStacks(bootstrapStacks(model), names);
  if (stacks.length === 0) {
    tell(['Nothing to create: according to ecs-pipeline.yaml, everything already exists.']);
    return 0;
  }
  const known = { names: (await awsProfiles()).map(({ name }) => name), files: profileFiles() };
  const profiles = profilesOf(model, profile, { ...known, fromEnvironment: process.env.AWS_PROFILE });
  const templates = readTemplates(model);
  if (print) {
    process.stdout.write(awsCommands(stacks, templates, profiles));
    return 0;
  }

  requireAnswer(yes);
  const spinner = await startSpinner('Querying AWS');
  let accounts: Map<string, AwsAccount>;
  try {
    accounts = await openAccounts(stacks, profiles);
    await refuseExisting(model, stacks, accounts, templates);
  } finally {
    spinner.stop();
  }
  const done: BootstrapStack[] = [];
  for (const stack of stacks) {
    await bootstrapStack(accounts.get(stack.accountId)!, stack, templates.get(stack.templatePath)!, { done, yes });
    done.push(stack);
  }
  tell(next(model, stacks));
  return 0;
}

/** Reads the templates that are committed and reviewed in the repository. @throws UserError - if they are outdated */
function readTemplates(model: Model): Map<string, string> {
  const files = renderBootstrap(model);
  const outdated = files.filter(({ content, path }) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
  if (outdated.length > 0) {
    const paths = outdated.map(({ path }) => path).join(', ');
    throw new UserError(`${paths}: out of date with ecs-pipeline.yaml; run npx projen and review the diff`);
  }
  return new Map(files.map(({ content, path }) => [path, content]));
}

/** Runs before anything is created. @throws UserError - listing everything that already exists outside the stacks */
async function refuseExisting(
  model: Model,
  stacks: readonly BootstrapStack[],
  accounts: ReadonlyMap<string, AwsAccount>,
  templates: ReadonlyMap<string, string>,
): Promise<void> {
  const problems = await Promise.all(
    stacks.map(async (stack) => {
      const resources = templateResources(templates.get(stack.templatePath)!);
      const account = accounts.get(stack.accountId)!;
      const existing = await existingResources(account, stack, resources, model.partition.name);
      return existing.map((problem) => `${titleOf(stack)}: ${problem}`);
    }),
  );
  if (problems.flat().length > 0) throw new UserError([...problems.flat(), 'Nothing was created.'].join('\n'));
}

function next(model: Model, stacks: readonly BootstrapStack[]): string[] {
  const missing = bootstrapStacks(model).filter(({ accountId }) => !stacks.some((one) => one.accountId === accountId));
  if (missing.length > 0) return [`→ npx ecs-pipeline bootstrap ${missing.map(({ roots }) => roots[0]).join(' ')}`];
  return [
    '→ npx ecs-pipeline doctor checks for other problems that would make the first apply fail; docs/pipeline.md explains how to apply',
  ];
}
