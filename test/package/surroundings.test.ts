import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf } from '../sync/repositories';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT } from './packed';

const CONFIG = readFileSync(join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml'), 'utf8');
const PROJECT = `
const { EcsPipelineProject } = require(${JSON.stringify(join(ROOT, 'lib'))});
new EcsPipelineProject().synth();
`;

interface Surroundings {
  /** Path of the repository below a temporary folder. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly umask?: string;
}

/** Creates a repository, checks it, and adds a service. Returns the output and the files. */
async function workIn({ env: additions = {}, folder: path = 'shop', umask = '022' }: Surroundings): Promise<object> {
  const folder = join(temporaryFolder(), path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ecs-pipeline.yaml'), CONFIG);
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

const inLanguage = (name: string) => ({ LANG: name, LC_ALL: name });

let expected: object;

beforeAll(async () => {
  expected = await workIn({});
  expect(expected).toMatchObject({ said: expect.arrayContaining(['In sync: nothing to write.\n']) });
});

test.each<[string, Surroundings]>([
  ['a folder with shell metacharacters', { folder: `it's "$HOME" \`id\` & $(id); # [a-z]*{b,c}?!` }],
  ['a folder with a decomposed non-ASCII name', { folder: 'my Bu\u0308cher 店 🛒' }],
  ['a path with 3,000 characters', { folder: Array.from({ length: 15 }, () => 'x'.repeat(200)).join('/') }],
  ['a restrictive umask, and no home', { umask: '077', env: { HOME: undefined } }],
  ['a permissive umask, and no writable home', { umask: '000', env: { HOME: '/proc/none' } }],
  ['the C locale, and a time zone in which it is tomorrow', { env: { ...inLanguage('C'), TZ: 'Pacific/Kiritimati' } }],
  ['Turkish, which writes 1.024,5', { env: inLanguage('tr_TR.UTF-8') }],
  ['Arabic, with its own digits, and colors', { env: { ...inLanguage('ar_EG.UTF-8'), FORCE_COLOR: '3' } }],
])('in %s, output and files are the same', async (_, surroundings) => {
  expect(await workIn(surroundings)).toEqual(expected);
});
