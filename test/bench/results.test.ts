import { reasonsNotToKeep } from '../../bench/results';

const [quiet, busy] = [
  { cores: 2, load: 2 },
  { cores: 2, load: 2.1 },
];

describe('results', () => {
  test('of enough runs on a machine without other work are kept', () => {
    expect(reasonsNotToKeep(11, [quiet, quiet], false)).toEqual([]);
  });

  test('of a few runs are not kept', () => {
    expect(reasonsNotToKeep(10, [quiet], true)).toEqual(['it wants 11 runs, got 10']);
  });

  test('of a machine with other work are not kept, unless somebody wants that', () => {
    expect(reasonsNotToKeep(11, [quiet, busy], false)).toEqual([
      'the machine did something else: a load of 2.1 on 2 cores; wait until it does less, or set BENCH_BUSY=1',
    ]);
    expect(reasonsNotToKeep(11, [busy], true)).toEqual([]);
  });
});
