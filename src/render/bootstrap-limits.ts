import { BootstrapAccountModel, Model } from '../model/model';
import { createdPrincipals, untrustedPrincipals } from './bootstrap-accounts';
import { protectedResources } from './bootstrap-protected';

/** The permissions boundary of each account, which limits the roles that Terraform creates. */
export function limitsContext(model: Model): object {
  const { bootstrap } = model;
  const given = bootstrap.accounts.filter(({ givenBoundaryArn }) => givenBoundaryArn !== null);
  return {
    boundaries: bootstrap.accounts.map(({ accountId, givenBoundaryArn }) => ({ accountId, given: givenBoundaryArn })),
    given: given.length > 0,
    created: given.length < bootstrap.accounts.length,
    untrusted: untrustedPrincipals(model).length > 0,
    foreignBucket: !bootstrap.createsStateBucket,
    statements: bootstrap.createsRoles ? statements(model, given) : null,
  };
}

/** Actions by which a role can escalate its privileges. */
const ESCALATION = [
  'iam:AddUserToGroup',
  'iam:Attach*',
  'iam:CreateAccessKey',
  'iam:CreateInstanceProfile',
  'iam:CreateLoginProfile',
  'iam:CreatePolicy*',
  'iam:CreateRole',
  'iam:CreateUser',
  'iam:Delete*',
  'iam:Detach*',
  'iam:Put*',
  'iam:Set*',
  'iam:Update*',
];

/**
 * The statements of the generated boundary that deny actions, for the principals that Terraform creates in the
 * accounts.
 */
function statements(model: Model, accounts: readonly BootstrapAccountModel[]): string {
  const { bucket, roles, stack } = protectedResources(model);
  const principals = accounts.flatMap((account) => createdPrincipals(model, account));
  const deny = (Sid: string, Action: readonly string[], Resource: string | readonly string[]) => ({
    Sid,
    Effect: 'Deny',
    Action,
    Resource,
    Condition: { ArnLike: { 'aws:PrincipalArn': principals } },
  });
  const found = [
    deny('NeverChangeIam', ['account:*', ...ESCALATION, 'organizations:*'], '*'),
    deny(
      'NeverTouchBootstrap',
      ['cloudformation:*', 's3:*', 'sts:AssumeRole'],
      [stack, bucket, `${bucket}/*`, ...roles],
    ),
  ];
  return JSON.stringify(found, null, 2);
}
