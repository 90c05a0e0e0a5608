import { NotificationConfig, NotificationEvent } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const { FAILED, ON_HOLD, ROLLED_BACK, WAITING } = NotificationEvent;

const told = (...notifications: Partial<NotificationConfig>[]) =>
  linesOf(
    minimalConfig({
      environments: [minimalEnvironment('dev'), minimalEnvironment('production', { approval: true })],
      pipeline: {
        accountId: '111111111111',
        notifications: notifications.map((one) => ({ name: 'on-call', events: [FAILED], ...one })),
      },
    }),
  );

test('by email or to a topic', () => {
  expect(told({ emails: ['on-call@example.com'], events: [WAITING, FAILED, ROLLED_BACK, ON_HOLD] })).toEqual([]);
  expect(told({ topicArn: 'arn:aws:sns:eu-west-1:111111111111:on-call' })).toEqual([]);
});

test('without recipients', () => {
  expect(told({})).toEqual(['pipeline.notifications[0]: requires emails or topicArn; set one of the two']);
  expect(told({ emails: [] })).toEqual([
    'pipeline.notifications[0].emails: too few items, got an empty list; use 1 or more, or remove the key',
  ]);
});

test('by email and to a topic', () => {
  const topicArn = 'arn:aws:sns:eu-west-1:111111111111:on-call';

  expect(told({ emails: ['on-call@example.com'], topicArn })).toEqual([
    `pipeline.notifications[0].topicArn: cannot be combined with emails, got "${topicArn}"; remove one of the two, or split the notification`,
  ]);
});

test('to an invalid address', () => {
  expect(told({ emails: ['on-call@example.com', 'bob'] })).toEqual([
    'pipeline.notifications[0].emails[1]: not an email address, got "bob"; use an address such as on-call@example.com',
  ]);
});

test('for an unknown environment', () => {
  expect(told({ emails: ['on-call@example.com'], environments: ['dev', 'prodution'] })).toEqual([
    'pipeline.notifications[0].environments[1]: unknown environment, got "prodution"; did you mean production?',
  ]);
  expect(told({ emails: ['on-call@example.com'], environments: ['qa'] })).toEqual([
    'pipeline.notifications[0].environments[0]: unknown environment, got "qa"; use dev or production',
  ]);
});

test('for approvals where there are none', () => {
  expect(told({ emails: ['on-call@example.com'], events: [FAILED, WAITING], environments: ['dev'] })).toEqual([
    'pipeline.notifications[0].events[1]: none of its environments has an approval, got "waiting"; remove it, or set approval for an environment',
  ]);
  expect(told({ emails: ['on-call@example.com'], events: [WAITING], environments: ['dev', 'production'] })).toEqual([]);
});

test.each([
  ['on-call', 'not the ARN of an SNS topic'],
  ['arn:aws:sqs:eu-west-1:111111111111:on-call', 'not the ARN of an SNS topic'],
  ['arn:aws:sns:eu-west-1:111111111111:on-call:0a1b', 'not the ARN of an SNS topic'],
  ['arn:aws:sns:eu-west-1:222222222222:on-call', 'not in the account and Region of the pipelines'],
  ['arn:aws:sns:eu-central-1:111111111111:on-call', 'not in the account and Region of the pipelines'],
  ['arn:aws-cn:sns:eu-west-1:111111111111:on-call', 'not in the account and Region of the pipelines'],
])('to %s, which EventBridge rules cannot reach', (topicArn, message) => {
  expect(told({ topicArn })).toEqual([
    `pipeline.notifications[0].topicArn: ${message}, got "${topicArn}"; use an ARN such as arn:aws:sns:eu-west-1:111111111111:on-call`,
  ]);
});

test('with a duplicate name', () => {
  const emails = ['on-call@example.com'];

  expect(told({ emails }, { emails })).toEqual([
    'pipeline.notifications[1].name: duplicate name, got "on-call"; use a name other than that of pipeline.notifications[0]',
  ]);
});

test('with a name that is too long for a rule', () => {
  const longest = 'x'.repeat(64 - 'shop__rolled-back'.length);
  const emails = ['on-call@example.com'];

  expect(told({ name: longest, emails })).toEqual([]);
  expect(told({ name: `${longest}x`, emails })).toEqual([
    expect.stringMatching(
      /^pipeline.notifications\[0\].name: makes the EventBridge rule name too long, .* from 65 to 64 /,
    ),
  ]);
});
