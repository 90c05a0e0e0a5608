import { historyTable, imageBefore, mergeHistories } from '../../src/deployments/history';
import { parseLedgerEntry } from '../../src/deployments/ledger';
import { readHistory } from '../../src/deployments/read-history';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, NOTHING } from './fake-aws';
import { InProcess } from './in-process';
import { CONFIG, digest, entry, image, PRODUCTION, world } from './shop-world';

const LEDGER = `${PRODUCTION} /ecs/shop-production-api/deployment`;
/** The oldest first. */
const VERSIONS = [
  '-',
  entry('a', { at: '2026-01-01T08:00:00.000Z' }),
  entry('b', { at: '2026-01-02T08:00:00.000Z', by: NOTHING.caller }),
  entry('a', { at: '2026-01-03T08:00:00.000Z', kind: 'rollback', reason: 'a memory leak', by: NOTHING.caller }),
];

test('the newest deployment comes first, and the initial value is left out', async () => {
  const { accounts, aws, stop, target } = await start(VERSIONS);

  const entries = await readHistory(await accounts.open(PRODUCTION), target);
  await stop();

  expect(entries.map(({ at, image: of }) => [at.slice(0, 10), of])).toEqual([
    ['2026-01-03', image('a')],
    ['2026-01-02', image('b')],
    ['2026-01-01', image('a')],
  ]);
  expect(aws.inputsOf('GetParameterHistory')).toEqual([{ Name: '/ecs/shop-production-api/deployment' }]);
});

test('all pages are read', async () => {
  const { accounts, aws, stop, target } = await start(Array.from({ length: 100 }, () => entry('a')));

  const entries = await readHistory(await accounts.open(PRODUCTION), target);
  await stop();

  expect([entries.length, aws.calls.filter(({ operation }) => operation === 'GetParameterHistory').length]).toEqual([
    100, 2,
  ]);
});

test('the history is empty before the first apply', async () => {
  const { accounts, stop, target } = await start(undefined);

  expect(await readHistory(await accounts.open(PRODUCTION), target)).toEqual([]);
  await stop();
});

const entries = (...texts: readonly string[]) => texts.map((text) => parseLedgerEntry(text, 'deploy')!);

test('a table shows several services', () => {
  const histories = new Map([
    ['api', entries(VERSIONS[3]!, VERSIONS[1]!)],
    ['worker', entries(VERSIONS[2]!)],
  ]);

  expect(historyTable(mergeHistories(histories), ['account 1: no'])).toBe(`\
WHEN                  SERVICE  IMAGE                    HOW        BY                   EXECUTION
2026-01-03 08:00 UTC  api      1.a sha256:aaaaaaaaaaaa  rollback   release-manager/ann  execution-a
                      reason: a memory leak
2026-01-02 08:00 UTC  worker   1.b sha256:bbbbbbbbbbbb  promotion  release-manager/ann  execution-b
2026-01-01 08:00 UTC  api      1.a sha256:aaaaaaaaaaaa  promotion                       execution-a

Some information could not be read:
account 1: no
`);
  expect(historyTable([], [])).toBe('Nothing has been deployed yet.\n');
});

describe('the previous image', () => {
  const of = (letters: string, running: string | null) =>
    imageBefore(entries(...[...letters].map((letter) => entry(letter))), running)?.image ?? null;

  test.each([
    ['ba', 'b', 'a'],
    ['bba', 'b', 'a'], // deployed twice
    ['cba', 'b', 'c'], // its own deployment was not recorded
    ['a', 'a', null],
    ['', 'a', null],
  ])('in the history %s, while %s runs: %s', (letters, running, before) => {
    expect(of(letters, digest(running))).toBe(before === null ? null : image(before));
  });
});

test('npx ecs-pipeline history ENVIRONMENT --json', async () => {
  const aws = await FakeAws.start(world({ history: { [LEDGER]: VERSIONS } }));
  try {
    const { exitCode, stderr, stdout } = await ecsPipeline(
      repository('', CONFIG),
      ['history', 'production', '--service', 'api', '--json'],
      cleanEnvironment(aws.environment),
    );

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { deployments, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ ok: true, environment: 'production', problems: [] });
    expect(deployments).toHaveLength(3);
    expect(deployments[0]).toMatchObject({
      service: 'api',
      image: image('a'),
      kind: 'rollback',
      reason: 'a memory leak',
    });
  } finally {
    await aws.stop();
  }
});

async function start(versions: readonly string[] | undefined) {
  const inProcess = await InProcess.start(world({ history: versions ? { [LEDGER]: versions } : {} }));
  const { accounts, aws } = inProcess;
  return { accounts, aws, target: inProcess.target('production'), stop: () => inProcess.stop() };
}
