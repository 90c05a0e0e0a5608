import { parseArn } from '../../src/aws/arn';
import { roleArn, terraformRoleArn } from '../../src/model/arns';
import { minimalConfig } from '../config/fixtures';

test.each([
  ['terraform', 'arn:aws:iam::222222222222:role/terraform'],
  ['ci/terraform', 'arn:aws:iam::222222222222:role/ci/terraform'],
  ['/ci/terraform', 'arn:aws:iam::222222222222:role/ci/terraform'],
])('the ARN of the role %s', (name, expected) => {
  expect(roleArn(minimalConfig(), '222222222222', name)).toBe(expected);
});

test('without a role name Terraform assumes no role', () => {
  expect(terraformRoleArn(minimalConfig(), '222222222222')).toBeNull();
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
