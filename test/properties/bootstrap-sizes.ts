import { SIZE_LIMITS } from '../../src/aws/limits';
import { ResolvedResource, resolveRead } from '../bootstrap/resolve-template';
import { Property, Repository } from './repository';

interface Size {
  readonly limit: keyof typeof SIZE_LIMITS;
  readonly of: string;
  readonly size: number;
}

/** IAM does not count white space. */
const characters = (policy: unknown) => JSON.stringify(policy).replace(/\s/g, '').length;

/**
 * The policies as CloudFormation creates them. For a template that is too large for a request, the command gives
 * instructions.
 */
export const bootstrapSizes: Property = {
  title: 'every policy that bootstrap creates is within its limit in each account',
  problemsOf: (repository) =>
    repository.model.bootstrap.accounts
      .flatMap(({ accountId, isPipelineAccount }) => {
        const path = `bootstrap/${isPipelineAccount ? 'pipeline' : 'environments'}.yaml`;
        return sizesOf(repository, path, accountId);
      })
      .filter(({ limit, size }) => size > SIZE_LIMITS[limit])
      .map(({ limit, of, size }) => `${of}: ${limit} of ${size}, limit ${SIZE_LIMITS[limit]}`),
};

function sizesOf({ model, templates }: Repository, path: string, accountId: string): Size[] {
  const read = templates.get(path);
  if (!read) return [];
  const resources = Object.entries(resolveRead(read.template, accountId, model.partition.name));
  return resources.flatMap(([id, resource]) => sizesOfResource(`${path}, ${id} in ${accountId}`, resource));
}

function sizesOfResource(of: string, { Properties, Type }: ResolvedResource): Size[] {
  const {
    AssumeRolePolicyDocument,
    Policies = [],
    PolicyDocument,
  } = Properties as {
    readonly AssumeRolePolicyDocument?: unknown;
    readonly Policies?: readonly { readonly PolicyDocument: unknown }[];
    readonly PolicyDocument?: unknown;
  };
  if (Type === 'AWS::IAM::ManagedPolicy') return [{ limit: 'managed policy', of, size: characters(PolicyDocument) }];
  if (Type === 'AWS::S3::BucketPolicy') return [{ limit: 'bucket policy', of, size: characters(PolicyDocument) }];
  if (Type !== 'AWS::IAM::Role') return [];
  const inline = Policies.reduce((sum, policy) => sum + characters(policy.PolicyDocument), 0);
  return [
    { limit: 'trust policy', of, size: characters(AssumeRolePolicyDocument) },
    { limit: 'inline policies of a role', of, size: inline },
  ];
}
