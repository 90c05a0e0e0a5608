import { counted, type Figure } from '../../bench/figure';
import { GOALS } from '../../bench/goal-table';
import { type Goal, isFailure, unmeasured, verdictsOf } from '../../bench/goals';
import { missedGoals, rowOf, tableOf } from '../../bench/report';
import { spreadOf } from '../../bench/statistics';
import { TOPIC_NAMES } from '../../bench/topics';

const goal = (most: number, more: Partial<Goal> = {}): Goal => ({ id: 'run.time', most, why: 'people wait', ...more });

const figure = (...ratios: number[]): Figure => ({
  id: 'run.time',
  title: 'a run ÷ another',
  unit: '×',
  value: spreadOf(ratios),
  sides: { unit: 'ms', values: [spreadOf([300]), spreadOf([200.4])] },
});

describe('a goal', () => {
  test('is met by a figure that does not exceed it', () => {
    const [verdict] = verdictsOf([goal(1.5)], [figure(1.5)]);

    expect(verdict).toMatchObject({ isMet: true, value: 1.5 });
    expect(isFailure(verdict!)).toBe(false);
    expect(missedGoals([verdict!])).toBe('');
  });

  test('is missed by the median, not by one slow run', () => {
    expect(verdictsOf([goal(1.5)], [figure(1.4, 1.4, 9)])[0]?.isMet).toBe(true);
    expect(verdictsOf([goal(1.5)], [figure(1.4, 1.6, 1.6)])[0]?.isMet).toBe(false);
  });

  test('that is missed fails the run, and the report shows the value and why it matters', () => {
    const verdicts = verdictsOf([goal(1.5)], [figure(1.6)]);

    expect(verdicts.some(isFailure)).toBe(true);
    expect(missedGoals(verdicts)).toBe('run.time: missed: got 1.60, the goal is 1.5; people wait\n');
  });

  test('that is missed for a known reason is reported, but does not fail the run', () => {
    const verdicts = verdictsOf([goal(1.5, { known: 'Node itself takes it' })], [figure(1.6)]);

    expect(verdicts.some(isFailure)).toBe(false);
    expect(missedGoals(verdicts)).toBe('run.time: missed (known): got 1.60, the goal is 1.5; Node itself takes it\n');
  });

  test('is left out if its topic was not measured', () => {
    expect(verdictsOf([goal(1.5), goal(1, { id: 'other' })], [figure(1)])).toHaveLength(1);
  });

  test('without a figure is reported if its topic was measured', () => {
    const goals = [goal(1.5), goal(1, { id: 'run.memory' }), goal(1, { id: 'runs.time' })];

    expect(unmeasured(goals, ['run'], [figure(1)])).toEqual([
      'run.memory: has a goal but no figure; measure it, or remove it from bench/goal-table.ts',
    ]);
    expect(unmeasured(goals, [], [])).toEqual([]);
  });

  test('belongs to an existing topic', () => {
    expect(
      GOALS.map(({ id }) => id.split('.')[0]).filter((name) => !TOPIC_NAMES.some((topic) => topic === name)),
    ).toEqual([]);
  });

  test('is unique for each figure', () => {
    expect(new Set(GOALS.map(({ id }) => id)).size).toBe(GOALS.length);
  });
});

test('the table has a line for each figure, with both sides, the spread and the goal', () => {
  const [verdict] = verdictsOf([goal(1.5)], [figure(1.4, 1.6, 1.7)]);
  const rows = [
    rowOf(figure(1.4, 1.6, 1.7), verdict),
    rowOf(counted('size', 'size of the tarball', 872, { unit: 'kB' }), undefined),
    rowOf(counted('functions', 'functions', 1, { original: 2 }), undefined),
  ];

  expect(tableOf(rows)).toBe(
    [
      '                     median  middle half        both sides    original modules  goal',
      'a run ÷ another      1.60 ×  1.50–1.65, 3 runs  300 ÷ 200 ms                    1.5: missed',
      'size of the tarball  872 kB',
      'functions            1                                        2',
      '',
    ].join('\n'),
  );
});
