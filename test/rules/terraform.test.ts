import { EcsPipelineConfig, ExistingPart, TerraformConfig } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const problemsOf = (terraform: TerraformConfig, config: Partial<EcsPipelineConfig> = {}) =>
  linesOf(minimalConfig({ ...config, terraform }));

const ROLE = 'arn:aws:iam::111111111111:role/developer';
const POLICY = 'arn:aws:iam::aws:policy/AmazonRoute53FullAccess';
const [ROLES, BUCKET] = [[ExistingPart.ROLES], [ExistingPart.STATE_BUCKET]];

describe('principals that can run Terraform', () => {
  const example = 'use an ARN such as arn:aws:iam::111111111111:role/{role}';

  test.each([ROLE, 'arn:aws:iam::111111111111:role/sso/*Platform_*', 'arn:aws:iam::111111111111:user/team/alice'])(
    '%s',
    (arn) => {
      expect(problemsOf({ principals: [arn] })).toEqual([]);
    },
  );

  test.each([
    ['alice', 'not the ARN of an IAM role or user'],
    ['arn:aws:sts::111111111111:assumed-role/developer/alice', 'not the ARN of an IAM role or user'],
    ['arn:aws:iam::111111111111:group/developers', 'not the ARN of an IAM role or user'],
    ['arn:aws:iam::111111111111:root', 'not the ARN of an IAM role or user'],
    ['arn:aws:iam::222222222222:role/developer', 'not in the pipeline account'],
    ['arn:aws-cn:iam::111111111111:role/developer', 'not in the pipeline account'],
  ])('rejected: %s', (arn, message) => {
    expect(problemsOf({ principals: [ROLE, arn] })).toEqual([
      `terraform.principals[1]: ${message}, got "${arn}"; ${example}`,
    ]);
    expect(
      linesOf(minimalConfig({ environments: [minimalEnvironment('dev', { terraformPrincipals: [arn] })] })),
    ).toEqual([`environments[0].terraformPrincipals[0]: ${message}, got "${arn}"; ${example}`]);
  });

  test('in any account while the pipeline account is unknown', () => {
    const config = { ...minimalConfig({ terraform: { principals: [ROLE] } }), pipeline: {} };

    expect(linesOf(config)).toEqual([expect.stringMatching(/^pipeline\.accountId: missing/)]);
  });
});

describe("policies of Terraform's role", () => {
  const own = 'arn:aws:iam::111111111111:policy/shop/dns';
  const example = `use an ARN such as ${POLICY}`;

  test('managed by AWS', () => {
    expect(problemsOf({ policyArns: [POLICY] })).toEqual([]);
  });

  test.each([
    ['AmazonRoute53FullAccess', 'not the ARN of an IAM managed policy'],
    ['arn:aws:iam::aws:role/AmazonRoute53FullAccess', 'not the ARN of an IAM managed policy'],
    ['arn:aws:s3:::policy/shop', 'not the ARN of an IAM managed policy'],
    ['arn:aws-cn:iam::aws:policy/AmazonRoute53FullAccess', 'not the ARN of an IAM managed policy'],
    [own, 'does not exist in every account of the config'],
  ])('rejected: %s', (arn, message) => {
    expect(problemsOf({ policyArns: [POLICY, arn] })).toEqual([
      `terraform.policyArns[1]: ${message}, got "${arn}"; ${example}`,
    ]);
  });

  test('in the only account', () => {
    const environments = [minimalEnvironment('dev', { accountId: '111111111111' })];

    expect(problemsOf({ policyArns: [own] }, { environments })).toEqual([]);
    expect(problemsOf({ policyArns: [own.replace('111111111111', '222222222222')] }, { environments })).toHaveLength(1);
  });
});

describe('existing resources', () => {
  const useless =
    'has no effect because terraform.existing includes roles; configure it in the existing roles and remove this key, or remove roles from terraform.existing';

  test('existing roles are given neither principals nor policies', () => {
    const environments = [minimalEnvironment('dev', { terraformPrincipals: [ROLE] })];
    const keys = { principals: [ROLE], policyArns: [POLICY] };

    expect(problemsOf({ existing: ROLES, ...keys }, { environments })).toEqual([
      `environments[0].terraformPrincipals: ${useless}`,
      `terraform.policyArns: ${useless}`,
      `terraform.principals: ${useless}`,
    ]);
    expect(problemsOf({ existing: BUCKET, ...keys }, { environments })).toEqual([]);
    expect(problemsOf({ existing: ROLES })).toEqual([]);
  });

  test('only an existing bucket can be outside the Region of the pipelines', () => {
    const problem =
      'terraform.stateRegion: not the Region of the pipelines, where npx ecs-pipeline bootstrap creates the bucket, got "eu-central-1"; remove it, or create the bucket and add stateBucket to terraform.existing';
    const pipeline = { accountId: '111111111111', region: 'eu-central-1' };

    expect(problemsOf({ stateRegion: 'eu-central-1' })).toEqual([problem]);
    expect(problemsOf({ stateRegion: 'eu-central-1', existing: ROLES })).toEqual([problem]);
    expect(problemsOf({ stateRegion: 'eu-central-1', existing: BUCKET })).toEqual([]);
    expect(problemsOf({ stateRegion: 'eu-west-1' })).toEqual([]);
    expect(problemsOf({ stateRegion: 'eu-central-1' }, { pipeline })).toEqual([]);
    expect(problemsOf({ stateRegion: 'eu-west-1' }, { pipeline })).toHaveLength(1);
  });

  test('CI requires the name of an existing role', () => {
    const ci = { github: { repository: 'shop/infrastructure' } };

    expect(problemsOf({ existing: ROLES }, { ci })).toEqual([
      'ci.github: requires terraform.roleName to run Terraform in every account because terraform.existing includes roles; set terraform.roleName',
    ]);
    expect(problemsOf({ existing: ROLES, roleName: 'terraform' }, { ci })).toEqual([]);
    expect(problemsOf({ existing: BUCKET }, { ci })).toEqual([]);
  });
});
