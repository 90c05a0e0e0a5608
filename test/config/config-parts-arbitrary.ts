import fc from 'fast-check';
import { partitionOf } from '../../src/aws/partition';
import {
  ApprovalConfig,
  CiConfig,
  EnvironmentConfig,
  ExistingPart,
  ImageConfig,
  NotificationConfig,
  NotificationEvent,
  PipelineConfig,
  PushConfig,
  ServiceConfig,
  TerraformConfig,
} from '../../src/config';
import { instructions, partial, resourceName, tags } from './arbitrary-values';

/** Regions by partition. */
export const REGIONS = [
  ['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-1'],
  ['us-gov-west-1', 'us-gov-east-1'],
  ['cn-north-1', 'cn-northwest-1'],
];

/** Values that several parts of a config must agree on. */
export interface Frame {
  readonly name: string;
  readonly regions: string[];
  readonly region: string;
  readonly pipelineRegion: string | undefined;
  readonly pipelineAccount: string;
  readonly environments: { name: string; accountId: string }[];
  readonly services: string[];
}

const isUsable = (name: string) => !/^(sthree|con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(name);
export const nameWithHyphens = fc.stringMatching(/^[a-z](-?[a-z0-9]){0,5}$/).filter(isUsable);
function notifications({ environments }: Frame): fc.Arbitrary<NotificationConfig[]> {
  const { FAILED, ON_HOLD, ROLLED_BACK } = NotificationEvent;
  const one = fc.record(
    {
      name: fc.constantFrom('a', 'on-call', 'x'.repeat(20)),
      events: fc.uniqueArray(fc.constantFrom(FAILED, ON_HOLD, ROLLED_BACK), { minLength: 1 }),
      emails: fc.uniqueArray(fc.constantFrom('a@example.com', 'b+c@example.org'), { minLength: 1 }),
      environments: fc.uniqueArray(fc.constantFrom(...environments.map(({ name }) => name)), { minLength: 1 }),
    },
    { requiredKeys: ['name', 'events', 'emails'] },
  );
  return fc.uniqueArray(one, { selector: ({ name }) => name, maxLength: 3 });
}

export function pipeline(frame: Frame): fc.Arbitrary<PipelineConfig> {
  const { pipelineAccount, pipelineRegion } = frame;
  const settings = partial<PipelineConfig>({
    artifactExpirationDays: fc.integer({ min: 61, max: 1000 }),
    logRetentionDays: fc.constantFrom(1, 90, 3653),
    createGithubOidcProvider: fc.boolean(),
    createGitlabOidcProvider: fc.boolean(),
    notifications: notifications(frame),
  });
  return settings.map((others) => ({
    ...others,
    accountId: pipelineAccount,
    ...(pipelineRegion && { region: pipelineRegion }),
  }));
}

export function environment(shared: Frame, index: number): fc.Arbitrary<EnvironmentConfig> {
  const approvals = approvalOrList(shared);
  return fc.record(
    {
      name: fc.constant(shared.environments[index]!.name),
      accountId: fc.constant(shared.environments[index]!.accountId),
      region: fc.constantFrom(...shared.regions),
      approval: index === 0 ? fc.oneof(fc.constant(false), approvals) : fc.oneof(fc.boolean(), approvals),
      terraformPrincipals: fc.uniqueArray(principal(shared), { maxLength: 2 }),
      tags,
    },
    { requiredKeys: ['name', 'accountId'] },
  );
}

/** One approval, or several with names. */
function approvalOrList(shared: Frame): fc.Arbitrary<ApprovalConfig | ApprovalConfig[]> {
  const names = fc.uniqueArray(fc.constantFrom('qa', 'release', 'x'.repeat(40)), { minLength: 1, maxLength: 3 });
  const list = names.chain((some) =>
    fc.tuple(...some.map((name) => approval(shared).map((one) => ({ ...one, name })))),
  );
  const named = fc.tuple(approval(shared), names).map(([one, [name]]) => ({ ...one, name }));
  return fc.oneof(approval(shared), named, list);
}

function approval({ pipelineAccount, region }: Frame): fc.Arbitrary<ApprovalConfig> {
  const approver = fc
    .tuple(
      fc.constantFrom('role', 'role/teams', 'user'),
      resourceName.map((name) => `${name}+=,.@`),
    )
    .map(([type, name]) => `arn:${partitionOf(region).name}:iam::${pipelineAccount}:${type}/${name}`);
  return partial<ApprovalConfig>({
    notify: fc.uniqueArray(fc.constantFrom('a@example.com', 'b+c@example.org', "o'brien@example.com"), {
      maxLength: 2,
    }),
    approvers: fc.uniqueArray(approver, { maxLength: 2 }),
    instructions,
    timeoutMinutes: fc.integer({ min: 5, max: 86400 }),
  });
}

export function createdRepository(index: number): fc.Arbitrary<Pick<ServiceConfig, 'image' | 'push'>> {
  const image = partial<ImageConfig>({
    repositoryName: fc.constant(`repositories/${index}`),
    extraRepositoryNames: fc.constantFrom([], [`extra/${index}/a_b`, `extra/${index}/c.d`]),
    tag: fc.constantFrom('release', 'v1.2_3'),
    untaggedExpirationDays: fc.integer({ min: 61, max: 1000 }),
    forceDelete: fc.boolean(),
  });
  const push = fc.constantFrom<PushConfig>(
    {},
    { iamUser: true },
    { iamUser: true, userName: `push-${index}` },
    { github: { repository: 'owner/repository.name' } },
    { github: { repository: 'owner/repository.name', branches: ['main', 'release/1.x'] }, iamUser: false },
    { github: { repository: 'owner/repository.name', tags: ['v*'], environments: ['pre production'] } },
    { github: { repository: 'owner/repository.name', ownerId: 12, repositoryId: 345 } },
    { gitlab: { project: 'group/project' } },
    {
      github: { repository: 'owner/repository.name', environments: ['production'] },
      gitlab: { project: 'a/b/c', projectId: 7, url: 'https://git.example.com/gitlab', branches: ['*'], tags: ['"'] },
    },
  );
  return partial({ image, push });
}

export function existingRepository({
  pipelineAccount,
  pipelineRegion,
  region,
}: Frame): fc.Arbitrary<Pick<ServiceConfig, 'image'>> {
  const place = `${pipelineRegion ?? region}:${pipelineAccount}`;
  const repositoryArn = `arn:${partitionOf(region).name}:ecr:${place}:repository/existing/one`;
  return fc.constantFrom({ image: { repositoryArn } }, { image: { repositoryArn, tag: 'stable' } });
}

export function terraform(frame: Frame): fc.Arbitrary<TerraformConfig> {
  return partial<TerraformConfig>({
    roleName: fc.constantFrom('terraform', 'ci/terraform'),
    planRoleName: fc.constantFrom('reader', 'ci/reader'),
    principals: fc.uniqueArray(principal(frame), { maxLength: 2 }),
    policyArns: fc.constant([`arn:${partitionOf(frame.region).name}:iam::aws:policy/AmazonRoute53FullAccess`]),
    existing: fc.constant([ExistingPart.STATE_BUCKET]),
    stateBucket: fc.constant('state.of-everything'),
    stateRegion: fc.constantFrom(...frame.regions),
  }).chain((own) =>
    own.stateRegion === undefined ? fc.constant(own) : fc.constant({ ...own, existing: [ExistingPart.STATE_BUCKET] }),
  );
}

function principal({ pipelineAccount, region }: Frame): fc.Arbitrary<string> {
  return fc
    .constantFrom('role/operator', 'role/aws-reserved/sso.amazonaws.com/*', 'user/teams/ann')
    .map((resource) => `arn:${partitionOf(region).name}:iam::${pipelineAccount}:${resource}`);
}

export function ci(): fc.Arbitrary<CiConfig> {
  return fc
    .record(
      {
        repository: fc.constantFrom('example/infrastructure', 'Ex-ample/a.b_c'),
        ownerId: fc.integer({ min: 1, max: 10 ** 9 }),
        repositoryId: fc.integer({ min: 1, max: 10 ** 9 }),
        branch: fc.constantFrom('main', 'trunk/1.x'),
      },
      { requiredKeys: ['repository'] },
    )
    .map((github) => ({ github }));
}
