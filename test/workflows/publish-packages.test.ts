import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT } from './repository';

/** Appends its arguments to calls.jsonl beside it, and fails for a tarball whose name is in `failing`. */
const NPM = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log(process.env.FAKE_NPM_VERSION);
} else {
  appendFileSync(__dirname + '/calls.jsonl', JSON.stringify(args) + '\\n');
  if (args[1].includes(process.env.FAILING_TARBALL)) process.exitCode = 1;
}
`;

let folder: string;
let server: Server;
let registry: string;
/** What the registry answers: a status, or the integrity of a published version. */
let answers: { [path: string]: string | number };

beforeEach(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'npm'), NPM);
  chmodSync(join(folder, 'npm'), 0o755);
  answers = {};
  server = createServer(({ url = '' }, response) => {
    const answer = answers[url] ?? 404;
    response.statusCode = typeof answer === 'number' ? answer : 200;
    response.end(JSON.stringify(typeof answer === 'number' ? {} : { dist: { integrity: answer } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** @returns the path of a tarball, and the integrity that the registry notes for it */
async function tarballOf(name: string, version = '1.2.0'): Promise<{ tarball: string; integrity: string }> {
  const source = join(folder, name);
  mkdirSync(join(source, 'package'), { recursive: true });
  writeFileSync(join(source, 'package/package.json'), JSON.stringify({ name, version }));
  const tarball = join(folder, `${name}.tgz`);
  await run('tar', ['-czf', tarball, '-C', source, 'package']);
  return { tarball, integrity: `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}` };
}

function publish(tarballs: string[], additions: NodeJS.ProcessEnv = {}) {
  const env = cleanEnvironment({
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    FAKE_NPM_VERSION: '11.6.0',
    FAILING_TARBALL: 'none',
    ...additions,
  });
  const args = [join(ROOT, 'scripts/publish-packages.mjs'), '--registry', registry, ...tarballs];
  return run(process.execPath, args, { env, mayFail: true });
}

const calls = (): string[][] => {
  const file = join(folder, 'calls.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

const publishCall = (tarball: string, tag = 'latest') => [
  ...['publish', tarball, '--provenance', '--access', 'public', '--tag', tag, '--registry', registry],
];

test('new versions are published with provenance, in the order given', async () => {
  const [first, second] = [await tarballOf('b'), await tarballOf('a')];

  expect(await publish([first.tarball, second.tarball])).toMatchObject({
    exitCode: 0,
    stdout: 'b@1.2.0: published\na@1.2.0: published\n',
  });
  expect(calls()).toEqual([publishCall(first.tarball), publishCall(second.tarball)]);
});

test('a release that stopped halfway is completed', async () => {
  const [first, second] = [await tarballOf('a'), await tarballOf('b')];
  expect(await publish([first.tarball, second.tarball], { FAILING_TARBALL: 'b.tgz' })).toMatchObject({ exitCode: 1 });
  answers['/a/1.2.0'] = first.integrity;

  expect(await publish([first.tarball, second.tarball])).toMatchObject({
    exitCode: 0,
    stdout: 'a@1.2.0: already published with the same content\nb@1.2.0: published\n',
  });
});

test('after a failure nothing more is published', async () => {
  const [first, second] = [await tarballOf('a'), await tarballOf('b')];

  expect(await publish([first.tarball, second.tarball], { FAILING_TARBALL: 'a.tgz' })).toMatchObject({ exitCode: 1 });
  expect(calls()).toEqual([publishCall(first.tarball)]);
});

test('a version that is published with other content is an error', async () => {
  const { tarball } = await tarballOf('a');
  answers['/a/1.2.0'] = 'sha512-other';

  expect(await publish([tarball])).toMatchObject({
    exitCode: 1,
    stderr: 'scripts/publish-packages.mjs: a@1.2.0: already published with other content; release a new version\n',
  });
  expect(calls()).toEqual([]);
});

test('a prerelease does not become the latest version', async () => {
  const { tarball } = await tarballOf('a', '2.0.0-beta.1');
  await publish([tarball]);

  expect(calls()).toEqual([publishCall(tarball, 'next')]);
});

test('a registry that fails is an error', async () => {
  const { tarball } = await tarballOf('a');
  answers['/a/1.2.0'] = 503;

  expect(await publish([tarball])).toMatchObject({
    exitCode: 1,
    stderr: `scripts/publish-packages.mjs: ${registry}a/1.2.0: HTTP status 503; run the job again later\n`,
  });
  expect(calls()).toEqual([]);
});

test.each(['10.9.9', '11.5.0'])('npm %s is too old', async (version) => {
  const { tarball } = await tarballOf('a');

  expect(await publish([tarball], { FAKE_NPM_VERSION: version })).toMatchObject({
    exitCode: 1,
    stderr: `scripts/publish-packages.mjs: npm ${version}: too old for trusted publishing; use 11.5.1 or later\n`,
  });
  expect(calls()).toEqual([]);
});

test.each(['11.5.1', '11.10.0', '12.0.0'])('npm %s is new enough', async (version) => {
  const { tarball } = await tarballOf('a');

  expect(await publish([tarball], { FAKE_NPM_VERSION: version })).toMatchObject({ exitCode: 0 });
});

test('no tarball is an error', async () => {
  expect(await publish([])).toMatchObject({
    exitCode: 1,
    stderr: 'scripts/publish-packages.mjs: no tarballs; name them in the order to publish them\n',
  });
});
