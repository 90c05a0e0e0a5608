import { SIZE_LIMITS } from '../../src/aws/limits';
import { requestBody } from '../../src/bootstrap/request-body';
import { ResolvedResource, resolveTemplate } from '../bootstrap/resolve-template';
import { Property, Repository } from './repository';

interface Size {
  readonly limit: keyof typeof SIZE_LIMITS;
  readonly of: string;
  readonly size: number;
}

/** IAM does not count white space. */
const characters = (policy: unknown) => JSON.stringify(policy).replace(/\s/g, '').length;

/** What the templates of bootstrap make, as CloudFormation would make it in each account. */
export const bootstrapSizes: Property = {
  title: 'the templates of bootstrap, and every policy in them, are within their limits in each account',
  problemsOf: (repository) =>
    repository.model.bootstrap.accounts
      .flatMap(({ accountId, isPipelineAccount }) => {
        const path = `bootstrap/${isPipelineAccount ? 'pipeline' : 'environments'}.yaml`;
        return sizesOf(repository, path, accountId);
      })
      .filter(({ limit, size }) => size > SIZE_LIMITS[limit])
      .map(({ limit, of, size }) => `${of}: ${limit} of ${size}, limit ${SIZE_LIMITS[limit]}`),
};

function sizesOf({ files, model }: Repository, path: string, accountId: string): Size[] {
  const body = files.find((file) => file.path === path)?.content;
  if (body === undefined) return [];
  const resources = Object.entries(resolveTemplate(body, accountId, model.partition.name));
  return [
    { limit: 'template body', of: path, size: Buffer.byteLength(requestBody(path, body)) },
    ...resources.flatMap(([id, resource]) => sizesOfResource(`${path}, ${id} in ${accountId}`, resource)),
  ];
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
