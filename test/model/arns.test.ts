import { parseArn } from '../../src/aws/arn';
import { ExistingPart } from '../../src/config';
import { roleArn, rootRoles } from '../../src/model/arns';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

test.each([
  ['terraform', 'arn:aws:iam::222222222222:role/terraform'],
  ['ci/terraform', 'arn:aws:iam::222222222222:role/ci/terraform'],
  ['/ci/terraform', 'arn:aws:iam::222222222222:role/ci/terraform'],
])('the ARN of the role %s', (name, expected) => {
  expect(roleArn(minimalConfig(), '222222222222', name)).toBe(expected);
});

test('the roles of a root are those that bootstrap creates', () => {
  expect(rootRoles(minimalConfig(), minimalEnvironment('dev'))).toEqual({
    roleArn: 'arn:aws:iam::222222222222:role/bootstrap/shop/shop-terraform',
    planRoleArn: 'arn:aws:iam::222222222222:role/bootstrap/shop/shop-terraform-plan',
    stateRoleArn: 'arn:aws:iam::111111111111:role/bootstrap/shop/shop-state-dev',
    boundaryArn: 'arn:aws:iam::222222222222:policy/bootstrap/shop/shop-boundary',
    givenBoundaryArn: null,
  });
});

test('the roles of a root are below rolePath, except those that the config sets', () => {
  const config = (terraform?: object) => minimalConfig({ rolePath: '/platform/', terraform });

  expect(rootRoles(config(), minimalEnvironment('dev'))).toMatchObject({
    roleArn: 'arn:aws:iam::222222222222:role/platform/bootstrap/shop/shop-terraform',
    planRoleArn: 'arn:aws:iam::222222222222:role/platform/bootstrap/shop/shop-terraform-plan',
    stateRoleArn: 'arn:aws:iam::111111111111:role/platform/bootstrap/shop/shop-state-dev',
    boundaryArn: 'arn:aws:iam::222222222222:policy/bootstrap/shop/shop-boundary',
  });
  expect(rootRoles(config({ roleName: 'ci/terraform' }), minimalEnvironment('dev'))).toMatchObject({
    roleArn: 'arn:aws:iam::222222222222:role/ci/terraform',
    planRoleArn: 'arn:aws:iam::222222222222:role/ci/terraform-plan',
  });
});

describe('the permissions boundary of a root', () => {
  const boundaryOf = (environment: object, terraform?: object) =>
    rootRoles(
      minimalConfig({ permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/org/boundary', terraform }),
      minimalEnvironment('dev', environment),
    ).boundaryArn;

  test('is that of the config, in the account of the root', () => {
    expect(boundaryOf({})).toBe('arn:aws:iam::222222222222:policy/org/boundary');
  });

  test('can be that of the root itself', () => {
    expect(boundaryOf({ permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/dev' })).toBe(
      'arn:aws:iam::222222222222:policy/dev',
    );
  });

  test('is set as well if the roles of Terraform already exist', () => {
    expect(boundaryOf({}, { existing: [ExistingPart.ROLES] })).toBe('arn:aws:iam::222222222222:policy/org/boundary');
  });
});

test.each([
  [{}, null, null],
  [{ roleName: 'ci/terraform' }, 'ci/terraform', 'ci/terraform'],
  [{ roleName: 'terraform', planRoleName: 'reader' }, 'terraform', 'reader'],
])('Terraform assumes only existing roles: %j', (names, role, planRole) => {
  const config = minimalConfig({ terraform: { existing: [ExistingPart.ROLES], ...names } });
  const arn = (account: string, name: string | null) => name && `arn:aws:iam::${account}:role/${name}`;
  expect(rootRoles(config, minimalEnvironment('dev'))).toEqual({
    roleArn: arn('222222222222', role),
    planRoleArn: arn('222222222222', planRole),
    stateRoleArn: arn('111111111111', role),
    boundaryArn: null,
    givenBoundaryArn: null,
  });
});

test.each([
  [
    'arn:aws:iam::111111111111:role/user/teams/release-manager',
    {
      partition: 'aws',
      service: 'iam',
      region: '',
      accountId: '111111111111',
      resource: 'role/user/teams/release-manager',
    },
  ],
  [
    'arn:aws-cn:secretsmanager:cn-north-1:111111111111:secret:shop/db-a1b2c3:url::',
    {
      partition: 'aws-cn',
      service: 'secretsmanager',
      region: 'cn-north-1',
      accountId: '111111111111',
      resource: 'secret:shop/db-a1b2c3:url::',
    },
  ],
  ['arn:aws:s3:::bucket', { partition: 'aws', service: 's3', region: '', accountId: '', resource: 'bucket' }],
  ['arn:aws:s3', undefined],
  ['role/release-manager', undefined],
])('the parts of %s', (text, expected) => {
  expect(parseArn(text)).toEqual(expected);
});
