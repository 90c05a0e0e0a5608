import { AwsAccount } from '../deployments/aws-account';
import { CallError, unless } from '../deployments/call-error';
import { statusCode } from '../doctor/failure';
import {
  CloudFormationClient,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetRoleCommand,
  HeadBucketCommand,
  IAMClient,
  ListStackResourcesCommand,
  S3Client,
} from '../vendor/aws';
import { BootstrapStack } from './stacks';
import { TemplateResource } from './template-resources';

/** The resources of a template that already exist outside its stack and would make it fail, each with a fix. */
export async function existingResources(
  account: AwsAccount,
  stack: BootstrapStack,
  resources: readonly TemplateResource[],
  partition: string,
): Promise<string[]> {
  const own = await physicalIds(account, stack);
  const problems = await Promise.all(
    resources.map(async (resource) => {
      const id = physicalId(resource, account.accountId, partition);
      if (id === null || own.has(id)) return [];
      const found = await find(account, stack.region, resource, id);
      return found === null ? [] : [found];
    }),
  );
  return problems.flat();
}

async function physicalIds(account: AwsAccount, { name, region }: BootstrapStack): Promise<Set<string>> {
  const client = account.client(CloudFormationClient, region);
  const ids = new Set<string>();
  let token: string | undefined;
  do {
    const page = await unless(
      'ValidationError', // the stack does not exist
      account.ask(
        'cloudformation:ListStackResources',
        client.send(new ListStackResourcesCommand({ StackName: name, NextToken: token })),
      ),
      { StackResourceSummaries: [], NextToken: undefined },
    );
    for (const { PhysicalResourceId: id, ResourceStatus: status } of page.StackResourceSummaries ?? []) {
      if (id && status !== 'DELETE_COMPLETE') ids.add(id);
    }
    token = page.NextToken;
  } while (token);
  return ids;
}

function physicalId({ name, type }: TemplateResource, accountId: string, partition: string): string | null {
  if (name === null) return null;
  const iam = `arn:${partition}:iam::${accountId}`;
  if (type === 'AWS::IAM::ManagedPolicy') return `${iam}:policy${name}`;
  return type === 'AWS::IAM::OIDCProvider' ? `${iam}:oidc-provider/${name.replace('https://', '')}` : name;
}

/** The problem and its fix, or null if the resource does not exist. */
async function find(
  account: AwsAccount,
  region: string,
  resource: TemplateResource,
  id: string,
): Promise<string | null> {
  const { type } = resource;
  if (type === 'AWS::S3::Bucket') return findBucket(account, region, id);
  const iam = account.client(IAMClient, region);
  const isThere = async (call: string, answer: Promise<unknown>) => {
    const isFound = await unlessMissing(account.ask(call, answer));
    return isFound ? `${WORDS[type] ?? ''}${id} already exists; ${fixOf(resource)}` : null;
  };
  switch (type) {
    case 'AWS::IAM::Role':
      return isThere('iam:GetRole', iam.send(new GetRoleCommand({ RoleName: id })));
    case 'AWS::IAM::ManagedPolicy':
      return isThere('iam:GetPolicy', iam.send(new GetPolicyCommand({ PolicyArn: id })));
    default: {
      const provider = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id });
      return isThere('iam:GetOpenIDConnectProvider', iam.send(provider));
    }
  }
}

/** Checks the status code because the bundled SDK does not know the name of the error. */
async function unlessMissing(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof CallError && statusCode(error.cause) === 404) return false;
    throw error;
  }
}

async function findBucket(account: AwsAccount, region: string, bucket: string): Promise<string | null> {
  const s3 = account.client(S3Client, region);
  try {
    const head = new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account.accountId });
    await account.ask('s3:ListBucket', s3.send(head));
  } catch (error) {
    const status = error instanceof CallError ? statusCode(error.cause) : undefined;
    if (status === 404) return null;
    if (status === 403) {
      return (
        `the bucket ${bucket} already exists, but is in another account or not accessible; ` +
        'set terraform.stateBucket to create one with another name'
      );
    }
    // S3 answers 301 if the bucket is in another Region of the account.
    if (status !== 301) throw error;
  }
  return (
    `the bucket ${bucket} already exists; to use it, set terraform.existing: [stateBucket]; ` +
    'to create one with another name, set terraform.stateBucket'
  );
}

const WORDS: { readonly [type: string]: string } = { 'AWS::IAM::Role': 'the role ' };

function fixOf({ logicalId, type }: TemplateResource): string {
  switch (type) {
    case 'AWS::IAM::OIDCProvider':
      return `to use it, set pipeline.create${logicalId.startsWith('Gitlab') ? 'Gitlab' : 'Github'}OidcProvider: false`;
    default:
      return logicalId.startsWith('Terraform') && type === 'AWS::IAM::Role'
        ? 'to use it, set terraform.existing: [roles] and terraform.roleName; ' +
            'to create one with another name, set terraform.roleName'
        : 'delete it unless something else needs it';
  }
}
