import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Silence, settled, Worker } from '../../scripts/mutants/worker';
import { temporaryFolder } from '../tools';

const ANSWER: Answer = { files: [{ path: 'a.test.ts', passed: true, milliseconds: 1 }], failures: [] };

/** Does what the name of an order's first test file says. */
const PROGRAM = `process.on('message', ({ tests: [what] }) => {
  if (what === 'dies') process.exit(0);
  if (what === 'answers') process.send(${JSON.stringify(ANSWER)});
});
process.on('disconnect', () => process.exit());
`;

describe('a process that runs tests', () => {
  let worker: Worker;

  beforeEach(() => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'scripts/mutants'), { recursive: true });
    writeFileSync(join(folder, 'scripts/mutants/jest-worker.mjs'), PROGRAM);
    worker = new Worker(folder);
  });
  afterEach(() => worker.end());

  const run = (what: string, milliseconds = 60_000) => worker.run({ tests: [what], mutant: 0 }, milliseconds);

  test('answers, hangs, or dies, and is restarted for the next run', async () => {
    expect(await run('answers')).toEqual(ANSWER);
    expect(await run('hangs', 500)).toBe('hung');
    expect(await run('answers')).toEqual(ANSWER);
    expect(await run('dies')).toBe('died');
    expect(await run('answers')).toEqual(ANSWER);
  });
});

describe('a run of tests', () => {
  const settledAfter = (...results: (Answer | Silence)[]) => settled(async () => results.shift()!);

  test('that dies or hangs is retried', async () => {
    expect(await settledAfter('died', ANSWER)).toEqual(ANSWER);
    expect(await settledAfter('hung', ANSWER)).toEqual(ANSWER);
    expect(await settledAfter('hung', 'died', ANSWER)).toEqual(ANSWER);
  });

  test('counts as hung after hanging twice', async () => {
    expect(await settledAfter('hung', 'hung')).toBe('hung');
    expect(await settledAfter('hung', 'died', 'hung')).toBe('hung');
  });

  test('does not count as hung if its process keeps dying', async () => {
    expect(await settledAfter('died', 'died', 'died')).toBe('died');
    expect(await settledAfter('died', 'hung', 'died')).toBe('died');
  });
});
