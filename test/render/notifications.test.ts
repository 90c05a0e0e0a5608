import { EcsPipelineConfig, NotificationConfig, NotificationEvent } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { notifiedEventTexts } from '../../src/render/notification-events';
import { renderPipelineRoot } from '../../src/render/pipeline-root';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const { FAILED, ON_HOLD, ROLLED_BACK, WAITING } = NotificationEvent;

const APPROVAL = [{ name: 'qa', notify: ['qa@example.com'] }, { name: 'release' }];

const configWith = (
  notifications: Partial<NotificationConfig>[],
  approval: EcsPipelineConfig['environments'][number]['approval'] = APPROVAL,
) =>
  minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('production', { approval })],
    pipeline: {
      accountId: '111111111111',
      notifications: notifications.map((one) => ({ name: 'on-call', events: [FAILED], ...one })),
    },
  });

const filesOf = (...given: Parameters<typeof configWith>) =>
  new Map(renderPipelineRoot(resolveModel(configWith(...given))).map(({ path, content }) => [path, content]));

const notificationsOf = (...given: Parameters<typeof configWith>) =>
  filesOf(...given).get('pipeline/notifications.tf') ?? '';

describe('pipeline/notifications.tf', () => {
  test('is rendered if there are notifications', () => {
    expect(filesOf([], true).has('pipeline/notifications.tf')).toBe(false);
    expect(filesOf([]).has('pipeline/notifications.tf')).toBe(true);
    expect(filesOf([{ emails: ['a@example.com'] }], false).has('pipeline/notifications.tf')).toBe(true);
  });

  test('has no key without topics', () => {
    const text = notificationsOf([{ topicArn: 'arn:aws:sns:eu-west-1:111111111111:chat' }], true);

    expect(text).toContain('topic_arn   = "arn:aws:sns:eu-west-1:111111111111:chat"');
    expect(text).not.toMatch(/aws_sns_topic|aws_kms_key/);
  });

  test('a recipient of failures and approvals gets the approvals from CodePipeline', () => {
    const addressesOf = (...events: NotificationEvent[]) =>
      notificationsOf([{ events, emails: ['a@example.com'] }], true).match(/"production\/.*@.*"|"on-call\/.*@.*"/g);

    expect(addressesOf(FAILED)).toEqual(['"on-call/a@example.com"']);
    expect(addressesOf(FAILED, WAITING)).toEqual(['"production/a@example.com"', '"on-call/a@example.com"']);
    expect(addressesOf(WAITING)).toEqual(['"production/a@example.com"']);
  });

  test('a recipient of approvals gets them from CodePipeline, once', () => {
    const files = filesOf([{ events: [WAITING], emails: ['a@example.com', 'qa@example.com'] }]);
    const text = files.get('pipeline/notifications.tf')!;

    expect(text.match(/^ {4}".*@.*" = \{$/gm)?.map((line) => line.trim())).toEqual([
      '"production/qa/qa@example.com" = {',
      '"production/qa/a@example.com" = {',
      '"production/release/a@example.com" = {',
      '"production/release/qa@example.com" = {',
    ]);
    expect(text).not.toContain('aws_cloudwatch_event_rule');
    expect(files.get('pipeline/approvals.tf')!.match(/aws_sns_topic\.approval\[.*?\]/g)).toEqual([
      'aws_sns_topic.approval["production/qa"]',
      'aws_sns_topic.approval["production/release"]',
    ]);
    expect(files.get('pipeline/main.tf')).toContain('notification_key_arn     = aws_kms_key.notifications.arn\n');
  });

  test('not for the approvals of other environments', () => {
    const files = filesOf([{ events: [WAITING], emails: ['a@example.com'], environments: ['dev'] }], true);

    expect(files.get('pipeline/main.tf')).not.toContain('notification_key_arn');
    expect(files.get('pipeline/approvals.tf')).not.toContain('aws_sns_topic');
  });

  test('has a rule for each event, and one for the end of a hold', () => {
    const text = notificationsOf([{ events: [FAILED, ROLLED_BACK, ON_HOLD], emails: ['a@example.com'] }]);

    expect(text.match(/^ {4}shop_.* = \{$/gm)?.map((line) => line.trim().split(' ')[0])).toEqual([
      'shop_on-call_failed',
      'shop_on-call_rolled-back',
      'shop_on-call_on-hold',
      'shop_on-call_released',
    ]);
  });

  test("the user's own topic also gets approvals", () => {
    const topicArn = 'arn:aws:sns:eu-west-1:111111111111:chat';

    expect(notificationsOf([{ events: [WAITING], topicArn }])).toContain('    shop_on-call_waiting = {\n');
  });

  test('EventBridge can use the key for these topics, without a condition that it does not support', () => {
    const text = notificationsOf([{ emails: ['a@example.com'] }]);

    expect(text).toContain(`      variable = "kms:EncryptionContext:aws:sns:topicArn"
      values   = ["arn:aws:sns:eu-west-1:111111111111:shop_on-call"]
`);
    expect(text).not.toMatch(/aws:Source(Arn|Account)/);
    expect(text).not.toContain('alias/aws/sns');
  });
});

describe('the message', () => {
  const model = resolveModel(configWith([{ emails: ['a@example.com'] }]));
  const textsOf = (environments: string[]) => notifiedEventTexts(model, { ...model.notifications[0]!, environments });

  test.each(['waiting', 'failed', 'rolledBack', 'onHold', 'released'] as const)(
    'of %s has a value for each placeholder, and nothing that breaks a JSON string',
    (event) => {
      const { paths, text } = textsOf(['production'])[event];

      expect([...text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort()).toEqual(Object.keys(paths).sort());
      expect(JSON.parse(`"${text}"`)).toBe(text);
    },
  );

  test('is sent for the exact names of the environments', () => {
    const { failed, onHold, rolledBack, waiting } = textsOf(['production']);

    expect(failed.pattern).toMatchObject({ detail: { stage: ['approve-production', 'deploy-production'] } });
    expect(waiting.pattern).toMatchObject({ detail: { stage: ['approve-production'] } });
    expect(rolledBack.pattern).toMatchObject({ detail: { pipeline: [{ wildcard: 'shop_*_production' }] } });
    expect(onHold.pattern).toMatchObject({ detail: { name: [{ wildcard: '/ecs-pipeline/shop/*/production/hold' }] } });
  });

  test('is sent for all environments by default', () => {
    const { failed, onHold, rolledBack } = textsOf([]);

    expect(failed.pattern).toMatchObject({ detail: { stage: [{ prefix: 'approve-' }, { prefix: 'deploy-' }] } });
    expect(rolledBack.pattern).toMatchObject({ detail: { pipeline: [{ wildcard: 'shop_*_*' }] } });
    expect(onHold.pattern).toMatchObject({ detail: { name: [{ wildcard: '/ecs-pipeline/shop/*/*/hold' }] } });
  });

  test('fits into an EventBridge pattern with the maximum number of environments of a pipeline', () => {
    const names = Array.from({ length: 49 }, (_, index) => `environment-${index}`);

    for (const { description, pattern } of Object.values(textsOf(names))) {
      expect(description.length).toBeLessThanOrEqual(512);
      expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(4096);
    }
  });
});
