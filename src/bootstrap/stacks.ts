import { Model } from '../model/model';
import { bootstrapTemplates, ENVIRONMENTS_TEMPLATE, PIPELINE_TEMPLATE } from '../render/bootstrap';
import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';

/** The bootstrap stack of an account. */
export interface BootstrapStack {
  readonly accountId: string;
  /** The roots in the account, as `--profile` and the arguments name them. */
  readonly roots: readonly string[];
  readonly region: string;
  readonly name: string;
  /** Path of the template, relative to the repository. */
  readonly templatePath: string;
  readonly tags: { readonly [key: string]: string };
}

/** The stacks of a config, the pipeline account's first. Accounts that need no resources have no stack. */
export function bootstrapStacks(model: Model): BootstrapStack[] {
  const templates = bootstrapTemplates(model);
  return model.bootstrap.accounts
    .map(({ accountId, isPipelineAccount, region, roots }) => ({
      accountId,
      roots: roots.map(({ name }) => name),
      region,
      name: model.bootstrap.stackName,
      templatePath: isPipelineAccount ? PIPELINE_TEMPLATE : ENVIRONMENTS_TEMPLATE,
      tags: model.pipelineAccount.tags,
    }))
    .filter(({ templatePath }) => templates.includes(templatePath));
}

/**
 * The stacks of the named accounts, or all stacks if none is named.
 *
 * @param names - roots or account IDs
 * @throws UserError - listing each unknown name
 */
export function chooseStacks(stacks: readonly BootstrapStack[], names: readonly string[]): readonly BootstrapStack[] {
  if (names.length === 0) return stacks;
  const known = stacks.flatMap(({ accountId, roots }) => [...roots, accountId]);
  const problems = names.filter((name) => !known.includes(name)).map((name) => unknown(name, known));
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return stacks.filter(({ accountId, roots }) => names.some((name) => name === accountId || roots.includes(name)));
}

function unknown(name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  const fix = meant ? `did you mean ${meant}?` : `use ${enumerate(known, 'or')}`;
  return `unknown environment or account, got ${showValue(name)}; ${fix}`;
}

/** For example `account 222222222222 (dev, staging)`. */
export function titleOf({ accountId, roots }: BootstrapStack): string {
  return `account ${accountId} (${roots.join(', ')})`;
}
