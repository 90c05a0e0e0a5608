import { reasonsNotToKeep } from '../../bench/results';

const [quiet, busy] = [
  { cores: 2, load: 2 },
  { cores: 2, load: 2.1 },
];

describe('results', () => {
  test('are written after enough runs on a machine without other load', () => {
    expect(reasonsNotToKeep(11, [quiet, quiet], false)).toEqual([]);
  });

  test('are not written after too few runs', () => {
    expect(reasonsNotToKeep(10, [quiet], true)).toEqual(['too few runs, got 10; use at least 11']);
  });

  test('are not written on a busy machine, unless requested', () => {
    expect(reasonsNotToKeep(11, [quiet, busy], false)).toEqual([
      'the machine is busy, got a load of 2.1 on 2 cores; wait until the load is lower, or set BENCH_BUSY=1',
    ]);
    expect(reasonsNotToKeep(11, [busy], true)).toEqual([]);
  });
});
