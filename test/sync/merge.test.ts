import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineProject } from '../../src';
import { RECORD } from '../../src/sync/record';
import { run, temporaryFolder } from '../tools';
import { write } from './repositories';

const CONFIG = 'ecs-pipeline.yaml';
const minimal = readFileSync(join(__dirname, '../../examples/minimal', CONFIG), 'utf8');

const IDENTITY = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com', '-c', 'commit.gpgsign=false'];

let folder: string;
const git = (...args: string[]) => run('git', [...IDENTITY, ...args], { cwd: folder, mayFail: true });

/** The output of the runs. */
const said: string[] = [];

const projen = () => {
  said.length = 0;
  new EcsPipelineProject({ outdir: folder }).synth();
};

/** The warnings of the last run. */
const warnings = () => said.join('').match(/^Warning: .*$/gm) ?? [];

async function commit(config: string): Promise<void> {
  write(folder, CONFIG, config);
  projen();
  await git('add', '--all');
  await git('commit', '--message', 'change');
}

beforeEach(async () => {
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  folder = temporaryFolder();
  await git('init', '--initial-branch', 'main');
  await commit(minimal);
});

afterEach(() => {
  jest.restoreAllMocks();
});

const withService = (config: string, name: string) => config.replace(/^services:\n/m, `services:\n  - name: ${name}\n`);

test('two people change the config: after the conflict is resolved, one run and one commit bring it in sync', async () => {
  // GIVEN both add a service at the same position
  await git('switch', '--create', 'theirs');
  await commit(withService(minimal, 'theirs'));
  await git('switch', 'main');
  await commit(withService(minimal, 'ours'));

  // WHEN
  expect((await git('merge', 'theirs')).exitCode).toBe(1);
  expect(readFileSync(join(folder, CONFIG), 'utf8')).toContain('<<<<<<< HEAD\n');
  const resolved = withService(withService(minimal, 'theirs'), 'ours');
  writeFileSync(join(folder, CONFIG), resolved);
  projen();
  await git('add', '--all');
  await git('commit', '--no-edit');

  // THEN
  const root = readFileSync(join(folder, 'pipeline/main.tf'), 'utf8');
  expect(root.match(/^module "(ours|theirs)_pipeline"/gm)).toEqual([
    'module "ours_pipeline"',
    'module "theirs_pipeline"',
  ]);
  projen();
  expect((await git('status', '--porcelain')).stdout).toBe('');
  const { stdout } = await git('grep', '--files-with-matches', '-e', '<<<<<<<', '-e', '>>>>>>>');
  expect(stdout).toBe('');
});

test('changes of the config that Git can merge only need the run', async () => {
  await git('switch', '--create', 'theirs');
  await commit(minimal.replace(/^region: .*$/m, 'region: eu-north-1'));
  await git('switch', 'main');
  await commit(`${minimal.trimEnd()}\n  - name: ours\n`);

  await git('merge', 'theirs');
  projen();
  await git('add', '--all');
  await git('commit', '--no-edit');

  expect(readFileSync(join(folder, 'environments/production/providers.tf'), 'utf8')).toContain('eu-north-1');
  expect(readFileSync(join(folder, 'pipeline/main.tf'), 'utf8')).toContain('module "ours_pipeline"');
  projen();
  expect((await git('status', '--porcelain')).stdout).toBe('');
});

test('two people change the same attribute: the record has both values, and only a third one is a change', async () => {
  // GIVEN a cluster whose name both changed
  const inCluster = (name: string) => `${minimal.trimEnd()}\n    clusterName: ${name}\n`;
  await commit(inCluster('before'));
  await git('switch', '--create', 'theirs');
  await commit(inCluster('theirs'));
  expect(warnings()).toEqual([expect.stringContaining('web has a new cluster, theirs instead of before.')]);
  await git('switch', 'main');
  await commit(inCluster('ours'));

  // WHEN
  await git('merge', 'theirs');
  const record = readFileSync(join(folder, RECORD), 'utf8');
  write(folder, CONFIG, inCluster('theirs'));
  projen();

  // THEN no side gets the warning about its own change again
  expect(record.match(/ cluster .*/g)).toEqual([' cluster ours', ' cluster theirs']);
  expect(warnings()).toEqual([]);
  expect(readFileSync(join(folder, RECORD), 'utf8').match(/ cluster .*/g)).toEqual([' cluster theirs']);

  write(folder, RECORD, record);
  write(folder, CONFIG, inCluster('third'));
  projen();
  expect(warnings()).toEqual([expect.stringContaining('a new cluster, third instead of ours or theirs.')]);
});

test('two people add different things: Git merges their records without a warning', async () => {
  await git('switch', '--create', 'theirs');
  await commit(withService(minimal, 'theirs'));
  await git('switch', 'main');
  await commit(`${minimal.trimEnd()}\n  - name: ours\n`);

  await git('merge', 'theirs');
  projen();

  expect(warnings()).toEqual([]);
  const record = readFileSync(join(folder, RECORD), 'utf8');
  expect(record.match(/^repository \w+/gm)).toEqual(['repository ours', 'repository theirs', 'repository web']);
  expect(record).not.toContain('<<<<<<<');
});

test('a clone with CRLF line endings is in sync', async () => {
  const clone = temporaryFolder();
  await run('git', ['-c', 'core.autocrlf=true', 'clone', '--quiet', folder, clone]);

  folder = clone;
  projen();

  expect((await git('-c', 'core.autocrlf=true', 'status', '--porcelain')).stdout).toBe('');
  expect(readFileSync(join(clone, 'pipeline/main.tf'), 'utf8')).not.toContain('\r');
});
