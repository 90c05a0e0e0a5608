import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf } from '../sync/repositories';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT } from './packed';

const EXAMPLE = join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml');
const PROJECT = `
const { EcsPipelineProject } = require(${JSON.stringify(join(ROOT, 'lib'))});
new EcsPipelineProject().synth();
`;

interface Surroundings {
  /** Of the repository, below a temporary folder. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly umask?: string;
}

/** Creates a repository, checks it, and adds a service: what is said and written. */
async function workIn({ env: additions = {}, folder: path = 'shop', umask = '022' }: Surroundings): Promise<object> {
  const folder = join(temporaryFolder(), path);
  mkdirSync(folder, { recursive: true });
  copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
  writeFileSync(join(folder, '.projenrc.js'), PROJECT);
  const env = cleanEnvironment({ PROJEN_DISABLE_POST: 'true', ...additions });
  const program = join(ROOT, 'lib/cli/main.js');
  const said: string[] = [];
  for (const args of [
    ['.projenrc.js'],
    [program, 'check'],
    [program, 'add', 'service', '--name', 'worker', '--push', 'nobody'],
    ['.projenrc.js'],
  ]) {
    const shell = ['-c', 'umask "$1"; shift; exec "$@"', 'sh', umask, process.execPath, ...args];
    const { stderr, stdout } = await run('sh', shell, { cwd: folder, env });
    said.push(stdout + stderr);
  }
  return { said, tree: treeOf(folder) };
}

let expected: object;

beforeAll(async () => {
  expected = await workIn({});
  expect(expected).toMatchObject({ said: expect.arrayContaining(['In sync: nothing to write.\n']) });
});

test.each<[string, Surroundings]>([
  ['a folder with spaces in its name', { folder: 'my shop, really' }],
  ['a folder whose name is neither ASCII nor composed', { folder: 'Bu\u0308cher 店 🛒' }],
  ['a folder that a shell would read otherwise', { folder: `it's "$HOME" \`id\` & $(id); #` }],
  ['a folder that looks like a pattern', { folder: '[a-z]*{b,c}?!' }],
  ['a path of three thousand characters', { folder: Array.from({ length: 15 }, () => 'x'.repeat(200)).join('/') }],
  ['a shell that lets nobody else in', { umask: '077' }],
  ['a shell that lets everybody in', { umask: '000' }],
  ['no home that can be written to', { env: { HOME: '/proc/none', XDG_CACHE_HOME: '/proc/none' } }],
  ['no home', { env: { HOME: undefined } }],
  ['the language of a machine', { env: { LANG: 'C', LC_ALL: 'C' } }],
  ['Turkish, in which I and i are different letters', { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }],
  ['Arabic, with its own digits', { env: { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' } }],
  ['Swedish, with an order of its own', { env: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' } }],
  ['a time zone where it is tomorrow', { env: { TZ: 'Pacific/Kiritimati' } }],
  ['a terminal with colours', { env: { FORCE_COLOR: '3', COLORTERM: 'truecolor' } }],
])('in %s, the same is said and written', async (_, surroundings) => {
  expect(await workIn(surroundings)).toEqual(expected);
});
