import { join } from 'node:path';
import { cleanEnvironment, run } from '../tools';
import { CASES } from './cases';
import { growthOf, LIMIT } from './growth';

const ROOT = join(__dirname, '../..');

let found: Readonly<Record<string, number>>;

beforeAll(async () => {
  const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'measure.ts')];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, env: cleanEnvironment() });
  found = JSON.parse(stdout);
}, 300_000);

describe('sixteen times as much takes about sixteen times as long', () => {
  test.each(Object.keys(CASES))('%s', (name) => {
    expect(found[name]).toBeLessThan(LIMIT);
  });
});

describe('the measurement distinguishes', () => {
  const work = (rounds: (count: number) => number) => ({
    size: 1000,
    of: (count: number) => () => {
      let sum = 0;
      for (let round = 0; round < rounds(count); round += 1) sum += Math.sin(round);
      return sum;
    },
  });

  test('linear work', async () => {
    expect(await growthOf(work((count) => count * 20))).toBeLessThan(LIMIT);
  });

  test('quadratic work, also next to linear work that takes as long at first', async () => {
    expect(await growthOf(work((count) => count * 10 + (count * count) / 100))).toBeGreaterThan(LIMIT);
  });
});
