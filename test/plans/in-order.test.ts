import { inOrder, OneAtATime } from '../../src/terraform/in-order';

test('a list starts when the previous one has ended', async () => {
  const events: string[] = [];
  await inOrder([['a', 'b'], ['c']], async (item) => {
    events.push(`${item} begins`);
    await Promise.resolve();
    events.push(`${item} ends`);
  });

  expect(events.slice(0, 2)).toEqual(['a begins', 'b begins']);
  expect(events.slice(-2)).toEqual(['c begins', 'c ends']);
});

test('after a failure, running tasks end, and no new ones start', async () => {
  const failure = new Error('no');
  const outcomes = await inOrder([['a', 'b', 'c', 'd', 'e', 'f'], ['g']], async (item) => {
    if (item === 'a') throw failure;
    await new Promise((resolve) => setImmediate(resolve));
    return item;
  });

  expect(outcomes.get('a')).toEqual({ kind: 'failed', error: failure });
  expect(outcomes.get('b')).toEqual({ kind: 'done', result: 'b' });
  expect(['f', 'g'].map((item) => outcomes.get(item))).toEqual([{ kind: 'not started' }, { kind: 'not started' }]);
});

test('one at a time, in order, even after a failure', async () => {
  const events: string[] = [];
  const queue = new OneAtATime();
  const work = (name: string) =>
    queue.do(async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (name === 'a') throw new Error(name);
    });
  await Promise.allSettled([work('a'), work('b')]);

  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
