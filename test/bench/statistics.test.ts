import { ratioOf, slopeOf, spreadOf } from '../../bench/statistics';

describe('the spread of some runs', () => {
  test('has the middle value of an odd number of runs, and the quartiles', () => {
    expect(spreadOf([50, 10, 30, 20, 40])).toEqual({ median: 30, quartiles: [20, 40], range: [10, 50], runs: 5 });
  });

  test('averages the two middle values of an even number of runs', () => {
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, quartiles: [1.75, 3.25], range: [1, 4], runs: 4 });
  });

  test('sorts by size, not by digits', () => {
    expect(spreadOf([9, 100, 20]).median).toBe(20);
  });

  test('needs at least one run', () => {
    expect(() => spreadOf([])).toThrow('at least one');
  });
});

describe('the ratio of runs side by side', () => {
  test('compares each run with its neighbor, so that a slow moment of the machine changes nothing', () => {
    // Both took ten times as long in the second round. The ratio of the medians would be the same, but not of the
    // means.
    expect(ratioOf([20, 200, 22], [10, 100, 11])).toMatchObject({ median: 2, range: [2, 2] });
    // The machine became slow after the first half of a round.
    expect(ratioOf([20, 20, 200, 200], [10, 100, 100, 100]).median).toBe(2);
  });

  test('needs equal numbers of runs', () => {
    expect(() => ratioOf([1, 2], [1])).toThrow('needs pairs, got 2 and 1 runs');
  });
});

test('the slope is the cost of one more, regardless of the cost of the first', () => {
  expect(slopeOf([[1, 13], [2, 16], [4, 22]])).toBeCloseTo(3); // biome-ignore format: points
  expect(slopeOf([[1, 5], [2, 5], [4, 5]])).toBe(0); // biome-ignore format: points
});
