import { parseHold, transitionReason } from '../../src/deployments/hold';
import { describeImage, digestOf, tagsOfPeople } from '../../src/deployments/image';
import { parseLedgerEntry } from '../../src/deployments/ledger';
import { badServiceEvents, lastUpdateOf } from '../../src/deployments/stack-failure';
import { ago, who } from '../../src/deployments/words';
import { digest, entry, image } from './shop-world';

test.each([
  ['2026-01-02T03:04:05.000Z', 'just now'],
  ['2026-01-02T03:04:30.000Z', 'just now'], // clocks differ
  ['2026-01-02T03:03:00.000Z', '1 min ago'],
  ['2026-01-02T02:04:06.000Z', '59 min ago'],
  ['2026-01-02T02:04:05.000Z', '1 h ago'],
  ['2025-12-31T03:05:00.000Z', '47 h ago'],
  ['2025-12-31T03:04:05.000Z', '2 days ago'],
  ['no time', 'no time'],
])('%s is %s', (time, words) => {
  expect(ago(time, new Date('2026-01-02T03:04:05.000Z'))).toBe(words);
});

test.each([
  ['arn:aws:iam::111111111111:user/ann', 'ann'],
  ['arn:aws:iam::111111111111:user/team/ann', 'team/ann'],
  ['arn:aws-cn:sts::111111111111:assumed-role/release-manager/ann', 'release-manager/ann'],
  ['arn:aws:iam::111111111111:user/ann, arn:aws:iam::111111111111:user/ben', 'ann, ben'],
  ['arn:aws:iam::111111111111:root', 'arn:aws:iam::111111111111:root'],
])('%s is %s', (arn, name) => {
  expect(who(arn)).toBe(name);
});

test('an image is shown with its tags and a short digest', () => {
  expect(digestOf(image('a'))).toBe(digest('a'));
  expect(digestOf('-')).toBeNull();
  expect(describeImage({ digest: digest('a'), tags: ['1.2.0', 'v1'] })).toBe('1.2.0, v1 sha256:aaaaaaaaaaaa');
  expect(describeImage({ digest: digest('a'), tags: [] })).toBe('sha256:aaaaaaaaaaaa');
  expect(tagsOfPeople(['v1', 'deploy', 'deployed-dev', '1.2.0'], 'deploy')).toEqual(['1.2.0', 'v1']);
});

test.each([
  ['the initial value', '-'],
  ['no value', undefined],
  ['a list', '[]'],
  ['an object of another kind', '{"image":1}'],
])('a history entry is null if its parameter has %s', (_, value) => {
  expect(parseLedgerEntry(value, 'deploy')).toBeNull();
});

test('a history entry with missing and invalid fields', () => {
  expect(parseLedgerEntry('{"image":"a","at":"b","tags":"c","kind":"rollback"}', 'deploy')).toEqual({
    image: 'a',
    at: 'b',
    tags: [],
    pipeline: '',
    execution: '',
    kind: 'rollback',
    by: null,
    reason: null,
    replaced: null,
  });
  expect(parseLedgerEntry(entry('a'), 'deploy')?.tags).toEqual(['1.a']);
});

test('any value of a hold parameter is a hold', () => {
  expect(parseHold('{"reason":"r","by":"b","since":"s"}')).toEqual({ reason: 'r', by: 'b', since: 's' });
  expect(parseHold('typed by hand')).toEqual({ reason: 'typed by hand', by: null, since: null });
});

test.each([
  ['a memory leak (again)!', 'a memory leak (again)!'],
  ['5xx: /orders_v2 → "broken"', '5xx orders v2 broken'],
  ['日本語', 'on hold'],
  ['x'.repeat(400), 'x'.repeat(300)],
])('the reason of a stage transition: %s', (reason, text) => {
  expect(transitionReason(reason)).toBe(text);
  expect(text).toMatch(/^[a-zA-Z0-9!@ ().*?-]{1,300}$/);
});

describe('why a stack failed', () => {
  const event = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason?: string) => ({
    StackId: 'id',
    LogicalResourceId,
    PhysicalResourceId: LogicalResourceId === 'stack' ? 'id' : `arn:${LogicalResourceId}`,
    ResourceType: LogicalResourceId === 'stack' ? 'AWS::CloudFormation::Stack' : `AWS::ECS::${LogicalResourceId}`,
    ResourceStatus,
    ResourceStatusReason,
    Timestamp: new Date(0),
  });
  /** The newest first. */
  const EVENTS = [
    event('stack', 'UPDATE_ROLLBACK_COMPLETE'),
    event('stack', 'UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to update: [Service].'),
    event('Alarm', 'UPDATE_FAILED', 'Resource update cancelled'),
    event('Service', 'UPDATE_FAILED', 'tasks failed to start'),
    event('Service', 'UPDATE_IN_PROGRESS'),
    event('stack', 'UPDATE_IN_PROGRESS', 'User Initiated'),
    event('Service', 'UPDATE_FAILED', 'of the previous update'),
    event('stack', 'UPDATE_IN_PROGRESS'),
  ];

  test('the failures of the last update, without canceled resources and earlier updates', () => {
    expect(lastUpdateOf(EVENTS)).toEqual({
      since: new Date(0),
      failures: ['AWS::ECS::Service Service: tasks failed to start'],
      service: 'arn:Service',
    });
    expect(lastUpdateOf(EVENTS.slice(-1))).toEqual({ since: new Date(0), failures: [], service: null });
    expect(lastUpdateOf([])).toBeNull();
  });

  test('the stack itself, if no resource failed', () => {
    const failed = [event('stack', 'UPDATE_FAILED', 'not authorized'), event('stack', 'UPDATE_IN_PROGRESS')];

    expect(lastUpdateOf(failed)?.failures).toEqual(['AWS::CloudFormation::Stack stack: not authorized']);
  });

  test('failure messages of the service since then, each once although several tasks have it', () => {
    const message = (seconds: number, text: string) => ({ createdAt: new Date(seconds * 1000), message: text });
    const events = [
      message(9, '(service a) has reached a steady state.'),
      message(8, '(service a) rolling back to deployment 1.'),
      message(7, '(service a) (task 0123) failed container health checks.'),
      message(6, '(service a) (task 4567) failed container health checks.'),
      message(5, '(service a) was unable to place a task.'),
      message(4, '(service a) (port 8080) is unhealthy in (target-group tg).'),
      message(1, '(service a) could not do something before.'),
    ];

    expect(badServiceEvents(events, new Date(2000))).toEqual([
      '(service a) was unable to place a task.',
      '(service a) (task 0123) failed container health checks.',
      '(service a) rolling back to deployment 1.',
    ]);
  });
});
