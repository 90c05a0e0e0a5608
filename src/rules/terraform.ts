import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Path, Problem } from '../config/problem';
import { ExistingPart, TerraformConfig } from '../config/terraform-config';
import { hasOwnRoles } from '../naming/bootstrap-names';
import { Rule } from './rule';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const ROLE_OR_USER = /^(?:role|user)\/[\w+=,.@/*-]+$/;
const POLICY = /^policy\/[\w+=,.@/-]+$/;

/** Principals that cannot run Terraform: the roles to assume trust only principals in the pipeline account. */
export const terraformPrincipals: Rule = (config) => {
  const { environments, pipeline, region = '', terraform } = config;
  const partition = partitionOf(region).name;
  const example = `arn:${partition}:iam::${pipeline.accountId ?? '{account}'}:role/{role}`;
  const problemsOf = (path: Path, arns: readonly string[] = []) =>
    arns.flatMap((arn, index): Problem[] => {
      const parts = parseArn(arn);
      const problem = { path: [...path, index], value: arn, fix: `use an ARN such as ${example}` };
      if (parts?.service !== 'iam' || !ROLE_OR_USER.test(parts.resource)) {
        return [{ ...problem, message: 'not the ARN of an IAM role or user' }];
      }
      const isThere = pipeline.accountId === undefined || parts.accountId === pipeline.accountId;
      return isThere && parts.partition === partition ? [] : [{ ...problem, message: 'not in the pipeline account' }];
    });
  return [
    ...problemsOf(['terraform', 'principals'], terraform?.principals),
    ...environments.flatMap((environment, index) =>
      problemsOf(['environments', index, 'terraformPrincipals'], environment.terraformPrincipals),
    ),
  ];
};

/** Policies that cannot be attached to Terraform's role in every account. */
export const terraformPolicies: Rule = ({ environments, pipeline, region = '', terraform }) => {
  const partition = partitionOf(region).name;
  const accounts = new Set([pipeline.accountId, ...environments.map(({ accountId }) => accountId)]);
  return (terraform?.policyArns ?? []).flatMap((arn, index): Problem[] => {
    const path = ['terraform', 'policyArns', index];
    const fix = `use an ARN such as arn:${partition}:iam::aws:policy/AmazonRoute53FullAccess`;
    const parts = parseArn(arn);
    if (parts?.service !== 'iam' || !POLICY.test(parts.resource) || parts.partition !== partition) {
      return [{ path, message: 'not the ARN of an IAM managed policy', value: arn, fix }];
    }
    if (parts.accountId === 'aws' || (accounts.size === 1 && accounts.has(parts.accountId))) return [];
    return [{ path, message: 'does not exist in every account of the config', value: arn, fix }];
  });
};

/** Settings that conflict with `terraform.existing`, or with what bootstrap can create. */
export const terraformExisting: Rule = (config) => [...unusedKeys(config), ...stateRegion(config), ...ciRole(config)];

function unusedKeys({ environments, terraform }: ConfigParts): Problem[] {
  if (!hasOwnRoles(terraform)) return [];
  const unused = (path: Path, value: readonly string[] | undefined): Problem[] =>
    value === undefined ? [] : [{ path, ...WITHOUT_EFFECT }];
  return [
    ...(['principals', 'policyArns'] as const).flatMap((key) => unused(['terraform', key], terraform?.[key])),
    ...environments.flatMap((environment, index) =>
      unused(['environments', index, 'terraformPrincipals'], environment.terraformPrincipals),
    ),
  ];
}

const WITHOUT_EFFECT = {
  message: 'has no effect because terraform.existing includes roles',
  fix: 'configure it in the existing roles and remove this key, or remove roles from terraform.existing',
};

/** The bootstrap stack of the pipeline account, and the bucket that it creates, are in the Region of the pipelines. */
function stateRegion({ pipeline, region, terraform }: ConfigParts): Problem[] {
  const own = terraform?.stateRegion;
  if (own === undefined || own === (pipeline.region ?? region) || exists(terraform, ExistingPart.STATE_BUCKET))
    return [];
  // Another partition is reported by another rule.
  if (partitionOf(own).name !== partitionOf(region ?? own).name) return [];
  return [
    {
      path: ['terraform', 'stateRegion'],
      message: 'not the Region of the pipelines, where npx ecs-pipeline bootstrap creates the bucket',
      value: own,
      fix: 'remove it, or create the bucket and add stateBucket to terraform.existing',
    },
  ];
}

/** Without a role to assume, the caller needs credentials in the account of each root. */
function ciRole({ ci, terraform }: ConfigParts): Problem[] {
  if (ci?.github === undefined || !hasOwnRoles(terraform) || terraform?.roleName !== undefined) return [];
  return [
    {
      path: ['ci', 'github'],
      message:
        'requires terraform.roleName to run Terraform in every account because terraform.existing includes roles',
      fix: 'set terraform.roleName',
    },
  ];
}

function exists(terraform: TerraformConfig | undefined, part: ExistingPart): boolean {
  return terraform?.existing?.includes(part) ?? false;
}
