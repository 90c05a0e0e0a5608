import { Model } from '../model/model';
import { enumerate } from '../text/messages';
import { bootstrapTemplates, ENVIRONMENTS_TEMPLATE, PIPELINE_TEMPLATE } from './bootstrap';
import { renderRootTemplate } from './template';

/** The AWS profile for the account of a root, as the runbook names it. */
interface NamedProfile {
  readonly root: string;
  readonly profile: string;
}

/** The credentials to apply with. */
interface Access {
  /** A sentence that names the credentials. */
  readonly who: string;
  /** The profile that applies everything, or null if each root has its own. */
  readonly profile: string | null;
}

/** The runbook's steps from empty accounts to the first image. */
export function renderFirstApply(model: Model): string {
  const { bootstrap, environments, pipelineAccount } = model;
  const templates = bootstrapTemplates(model);
  const administrators = bootstrap.accounts
    .filter(({ isPipelineAccount }) =>
      templates.includes(isPipelineAccount ? PIPELINE_TEMPLATE : ENVIRONMENTS_TEMPLATE),
    )
    .map(({ roots }) => named(model, roots[0]!.name));
  return renderRootTemplate('repository/first-apply.md.hbs', {
    administrators,
    lowestFolder: environments[0]!.folder,
    profiles: enumerate(administrators.map(({ profile }) => `\`${profile}\``)),
    roots: [...environments, pipelineAccount].map(({ name }) => named(model, name)),
    ...access(model),
  });
}

function access(model: Model): Access {
  const { bootstrap, name, pipelineAccount } = model;
  if (pipelineAccount.roleArn === null) {
    const who = `For each root, use credentials for its account that can also access the state bucket in account ${pipelineAccount.accountId}.`;
    return { who, profile: null };
  }
  const role = `\`${pipelineAccount.roleArn.split(':role/')[1]}\``;
  const own = `${name}-terraform`;
  if (!bootstrap.createsRoles)
    return { who: `Use credentials that can assume the role ${role} in every account.`, profile: own };
  const acts = `Terraform assumes the role ${role} in each account.`;
  const principals = [...new Set(bootstrap.accounts.flatMap(({ roots }) => roots.flatMap((root) => root.principals)))];
  if (principals.length === 0) {
    const who = `${acts} Use credentials for account ${pipelineAccount.accountId} that can assume it, such as an administrator's.`;
    return { who, profile: profileOf(model, pipelineAccount.name) };
  }
  const arns = principals.map((arn) => `\`${arn}\``);
  return { who: `${acts} Use credentials of ${enumerate(arns, 'or')}.`, profile: own };
}

const profileOf = ({ name }: Model, root: string) => `${name}-${root}`;

function named(model: Model, root: string): NamedProfile {
  return { root, profile: profileOf(model, root) };
}
