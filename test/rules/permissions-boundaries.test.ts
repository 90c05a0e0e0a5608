import { EcsPipelineConfig } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const LIVE = minimalEnvironment('live', { accountId: '333333333333' });
const withBoundary = (permissionsBoundaryArn: string, changes: Partial<EcsPipelineConfig> = {}) =>
  linesOf(minimalConfig({ permissionsBoundaryArn, environments: [minimalEnvironment('dev'), LIVE], ...changes }));

describe('a permissions boundary', () => {
  test.each([
    'arn:aws:iam::{accountId}:policy/boundary',
    'arn:aws:iam::{accountId}:policy/org/teams/boundary',
    'arn:aws:iam::aws:policy/PowerUserAccess',
    'arn:aws:iam::aws:policy/job-function/SystemAdministrator',
  ])('%s exists in every account', (arn) => {
    expect(withBoundary(arn)).toEqual([]);
  });

  test.each([
    'boundary',
    'arn:aws:iam::111111111111:role/boundary',
    'arn:aws:iam::{account}:policy/boundary',
    'arn:aws:iam::{accountId}:policy/org-*',
    'arn:aws:iam::*:policy/boundary',
    'arn:aws:iam::{accountId}:policy/org/',
  ])('%s is invalid', (arn) => {
    expect(withBoundary(arn)).toEqual([
      expect.stringMatching(
        /^permissionsBoundaryArn: .*; use the ARN of an IAM policy, such as arn:aws:iam::\{accountId\}:policy\/platform-boundary$/,
      ),
    ]);
  });

  test('in one account does not exist in the others', () => {
    expect(withBoundary('arn:aws:iam::333333333333:policy/org/boundary')).toEqual([
      'permissionsBoundaryArn: not in the account of pipeline and dev, got "arn:aws:iam::333333333333:policy/org/boundary"; use arn:aws:iam::{accountId}:policy/org/boundary for a policy in each account',
    ]);
  });

  test('of an environment or the pipelines must be in their account', () => {
    const other = 'arn:aws:iam::999999999999:policy/boundary';
    expect(
      withBoundary('arn:aws:iam::{accountId}:policy/boundary', {
        pipeline: { accountId: '111111111111', permissionsBoundaryArn: other },
        environments: [minimalEnvironment('dev'), { ...LIVE, permissionsBoundaryArn: other }],
      }),
    ).toEqual([
      `environments[1].permissionsBoundaryArn: not in the account of live, got "${other}"; use arn:aws:iam::{accountId}:policy/boundary for a policy in each account`,
      `pipeline.permissionsBoundaryArn: not in the account of pipeline, got "${other}"; use arn:aws:iam::{accountId}:policy/boundary for a policy in each account`,
    ]);
  });

  test('in another partition', () => {
    expect(withBoundary('arn:aws-cn:iam::{accountId}:policy/boundary')).toEqual([
      'permissionsBoundaryArn: not in partition aws, got "arn:aws-cn:iam::{accountId}:policy/boundary"; use arn:aws:iam::{accountId}:policy/boundary',
    ]);
  });

  test('must be the same in an account, unless the roles of Terraform already exist', () => {
    const permissionsBoundaryArn = 'arn:aws:iam::{accountId}:policy/qa';
    const environments = [minimalEnvironment('dev'), minimalEnvironment('qa', { permissionsBoundaryArn })];

    expect(linesOf(minimalConfig({ environments }))).toEqual([
      'environments[1].permissionsBoundaryArn: differs from the permissions boundary of dev, which is in the same account, got "arn:aws:iam::222222222222:policy/qa"; use the same boundary throughout account 222222222222 because Terraform has one role there (dev has none)',
    ]);
    expect(linesOf(minimalConfig({ environments, terraform: { existing: ['roles'] as never } }))).toEqual([]);
    expect(
      linesOf(
        minimalConfig({
          environments: [minimalEnvironment('dev', { accountId: '111111111111' })],
          pipeline: { accountId: '111111111111', permissionsBoundaryArn },
        }),
      ),
    ).toEqual([
      'environments[0].permissionsBoundaryArn: differs from the permissions boundary of pipeline, which is in the same account; use the same boundary throughout account 111111111111 because Terraform has one role there (pipeline has arn:aws:iam::111111111111:policy/qa)',
    ]);
  });
});

describe('the path of roles', () => {
  const withPath = (rolePath: string) => linesOf(minimalConfig({ rolePath }));

  test.each(['/', '/platform/', '/teams/a+b=c,d.e@f-g_h/', `/${'x'.repeat(126)}/`])('%s', (path) => {
    expect(withPath(path)).toEqual([]);
  });

  test.each(['platform/', '/platform', '//', '/a b/', '/shop-*/'])('%s is invalid', (path) => {
    expect(withPath(path)).toEqual([
      `rolePath: invalid format, got "${path}"; use a path of letters, digits and any of +=,.@_- that starts and ends with a slash, such as /platform/`,
    ]);
  });

  test('that is too long', () => {
    expect(withPath(`/${'x'.repeat(127)}/`)).toEqual([
      expect.stringMatching(/^rolePath: too long with 129 characters, got .*; use at most 128$/),
    ]);
  });

  test.each([
    ['/bootstrap/', 'bootstrap'],
    ['/a/ecs-pipeline/b/', 'ecs-pipeline'],
    ['/aws-service-role/', 'aws-service-role'],
    ['/aws-reserved/a/', 'aws-reserved'],
  ])('%s is reserved', (path, part) => {
    expect(withPath(path)).toEqual([
      `rolePath: ${part} is reserved, got "${path}"; use another path, such as /platform/`,
    ]);
  });
});

describe('a principal that can run Terraform', () => {
  const arn = (resource: string) => `arn:aws:iam::111111111111:${resource}`;
  const lines = (principals: string[], changes: Partial<EcsPipelineConfig> = {}) =>
    linesOf(
      minimalConfig({
        permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/boundary',
        rolePath: '/platform/',
        services: [{ name: 'api', push: { iamUser: true } }],
        environments: [minimalEnvironment('dev', { accountId: '111111111111' })],
        terraform: { principals },
        ...changes,
      }),
    );

  test('cannot have a name that Terraform can create', () => {
    expect(
      lines([arn('role/platform/shop-dev-admin'), arn('role/platform/shop-ops-push'), arn('user/shop-alice')]),
    ).toEqual(
      ['role/platform/shop-dev-admin', 'role/platform/shop-ops-push', 'user/shop-alice'].map((resource, index) =>
        expect.stringMatching(
          `^terraform.principals\\[${index}\\]: cannot be trusted because Terraform could create it, got "${arn(resource)}"; use one whose name does not match `,
        ),
      ),
    );
  });

  test('can have any other name', () => {
    expect(lines([arn('role/shop-dev-admin'), arn('role/platform/shop-admin'), arn('user/alice')])).toEqual([]);
    expect(lines([arn('role/platform/*')])).toEqual([]);
    expect(lines([arn('role/platform/shop-dev-admin')], { permissionsBoundaryArn: undefined })).toEqual([]);
  });
});
