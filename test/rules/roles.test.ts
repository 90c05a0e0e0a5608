import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig } from '../config/fixtures';

type Case = [scenario: string, service: Partial<ServiceConfig>, lines: string[]];

/** Only in dev, whose account is 222222222222. */
const inDev = (service: Partial<ServiceConfig>) => linesOf(minimalConfig({ services: [{ name: 'api', ...service }] }));

const role = 'arn:aws:iam::222222222222:role/teams/shop/api';
const policy = 'arn:aws:iam::222222222222:policy/shop-orders';
const key = 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001';

test.each<Case>([
  ['one for each purpose', { taskRoleArn: role, executionRoleArn: `${role}-execution` }, []],
  ['one for both', { taskRoleArn: role, executionRoleArn: role }, []],
  ...['api', policy, 'arn:aws:iam::222222222222:role/*', 'arn:aws-cn:iam::222222222222:role/api'].map(
    (taskRoleArn): Case => [
      `not a role: ${taskRoleArn}`,
      { taskRoleArn },
      [
        `services[0].taskRoleArn: not the ARN of a role, got "${taskRoleArn}"; use an ARN such as arn:aws:iam::{account}:role/{name}`,
      ],
    ],
  ),
  [
    'a service-linked role',
    { executionRoleArn: 'arn:aws:iam::222222222222:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS' },
    [
      'services[0].executionRoleArn: a service-linked role, which tasks cannot use, got "arn:aws:iam::222222222222:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"; use a role of your own',
    ],
  ],
])('existing roles: %s', (_, service, lines) => {
  expect(inDev(service)).toEqual(lines);
});

test('a role in dev that is also used in production', () => {
  expect(linesOf(configWithService({ taskRoleArn: role }))).toEqual([
    `services[0].taskRoleArn: not in the account of production, got "${role}"; use one in account 333333333333 and Region eu-west-1, under overrides.production`,
  ]);
});

test.each<Case>([
  ['managed by AWS or in the account', { taskPolicyArns: [policy, 'arn:aws:iam::aws:policy/service-role/A'] }, []],
  [
    'not a policy',
    { executionPolicyArns: ['arn:aws:iam::aws:policy/A', role] },
    [
      `services[0].executionPolicyArns[1]: not the ARN of a managed policy, got "${role}"; use an ARN such as arn:aws:iam::aws:policy/{name}`,
    ],
  ],
  [
    'in another account',
    { taskPolicyArns: ['arn:aws:iam::333333333333:policy/a'] },
    [
      'services[0].taskPolicyArns[0]: not in the account of dev, got "arn:aws:iam::333333333333:policy/a"; use one in account 222222222222 and Region eu-west-1',
    ],
  ],
  [
    'more than IAM allows',
    { taskPolicyArns: Array.from({ length: 11 }, (_, index) => `arn:aws:iam::aws:policy/A${index}`) },
    [
      'services[0].taskPolicyArns: too many managed policies for a role, got a list of 11; attach at most 10, or combine several in a policy of your own',
    ],
  ],
  [
    'for an existing role',
    { taskRoleArn: role, taskPolicyArns: [policy] },
    [
      'services[0].taskPolicyArns: cannot be combined with taskRoleArn because existing roles are not changed, got a list of 1; attach them to that role yourself, and remove taskPolicyArns',
    ],
  ],
  ['for the other role', { taskRoleArn: role, executionPolicyArns: [policy] }, []],
])('managed policies: %s', (_, service, lines) => {
  expect(inDev(service)).toEqual(lines);
});

test.each<Case>([
  ['in any account and Region', { secretsKeyArns: [key, 'arn:aws:kms:us-east-1:999999999999:key/mrk-0a1b'] }, []],
  [
    'by its alias',
    { secretsKeyArns: ['arn:aws:kms:eu-west-1:222222222222:alias/shop'] },
    [
      'services[0].secretsKeyArns[0]: the ARN of an alias, which IAM does not resolve, got "arn:aws:kms:eu-west-1:222222222222:alias/shop"; use an ARN such as arn:aws:kms:{region}:{account}:key/{id}',
    ],
  ],
  [
    'by its ID',
    { secretsKeyArns: ['00000000-0000-4000-8000-000000000001'] },
    [
      'services[0].secretsKeyArns[0]: not the ARN of a KMS key, got "00000000-0000-4000-8000-000000000001"; use an ARN such as arn:aws:kms:{region}:{account}:key/{id}',
    ],
  ],
  [
    'for an existing role',
    { executionRoleArn: role, secretsKeyArns: [key] },
    [
      'services[0].secretsKeyArns: cannot be combined with executionRoleArn because existing roles are not changed, got a list of 1; grant kms:Decrypt to that role yourself, and remove secretsKeyArns',
    ],
  ],
  [
    'more than fit in the policy',
    { secretsKeyArns: Array.from({ length: 130 }, (_, index) => key.replace(/0{4}(?=\d$)/, String(1000 + index))) },
    [
      expect.stringMatching(
        /^services\[0\]\.secretsKeyArns: too large for the inline policies of a role, got about \d+ \(AWS limit: 10240\)/,
      ),
    ],
  ],
])('keys of secrets: %s', (_, service, lines) => {
  expect(inDev(service)).toEqual(lines);
});

test('with an existing role, the name of the created role is neither too long nor a duplicate', () => {
  const stackName = 'a'.repeat(49);
  const services = [
    { name: 'api', stackName: 'x', taskRoleArn: role },
    { name: 'web', stackName },
  ];

  expect(linesOf(minimalConfig({ services }))).toEqual([]);
});

test('more existing roles than fit in the permissions boundary', () => {
  const services = Array.from({ length: 110 }, (_, index) => ({ name: `s${index}`, taskRoleArn: `${role}-${index}` }));

  expect(linesOf(minimalConfig({ services }))).toEqual([
    expect.stringMatching(
      /^services\[0\]\.taskRoleArn: too large for the managed policy that is the permissions boundary of all roles in account 222222222222, got about \d+ \(AWS limit: 6144\)/,
    ),
  ]);
});
