import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fact } from '../../src/render/facts';
import { TargetFile } from '../../src/sync/files';
import { synchronize } from '../../src/sync/synchronize';
import { temporaryFolder } from '../tools';
import { managed, sync, VERSION, write, yours } from './repositories';

const INPUTS = 'environments/dev/inputs.tf';
const NEEDED = ['cluster_name', 'subnet_ids'].map(
  (value): Fact => ({ kind: 'root', subject: 'environments/dev', attribute: 'input', value }),
);
const FIRST_INPUTS = yours(INPUTS, 'locals {\n  cluster_name = "apps"\n  subnet_ids   = []\n}\n');

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const run = (...files: TargetFile[]) => sync(folder, files, VERSION, NEEDED);

test('a local that is missing in the user’s inputs.tf, because the config did not need it when the file was written', () => {
  write(folder, INPUTS, 'locals {\n  cluster_name = "apps"\n}\n');

  expect(run()).toContain(`Warning: environments/dev/main.tf uses a local that is not defined.
  terraform plan would fail. Add to environments/dev/inputs.tf, with your own values:
    locals {
      subnet_ids = ["subnet-…"]
    }
`);
  write(folder, 'environments/dev/network.tf', 'locals {\n  subnet_ids = []\n}\n');
  expect(run()).toBe('In sync: nothing to write.\n');
});

test('a local that main.tf only uses is not defined', () => {
  write(folder, INPUTS, FIRST_INPUTS.content);
  expect(run()).not.toContain('Warning');

  write(folder, INPUTS, '');
  write(folder, 'environments/dev/main.tf', FIRST_INPUTS.content);
  expect(run()).toContain('      cluster_name = "apps"\n      subnet_ids = ["subnet-…"]\n');
});

test('definitions in other folders, and folders named like files, do not count', () => {
  write(folder, 'environments/dev/nested/inputs.tf', FIRST_INPUTS.content);
  write(folder, 'environments/dev/folder.tf/inputs.tf', FIRST_INPUTS.content);

  expect(run(managed('environments/dev/other/x.tf', FIRST_INPUTS.content))).toContain(
    'uses locals that are not defined',
  );
});

test('before anything is written, files that a run would write or remove count', () => {
  const look = (...files: TargetFile[]) =>
    synchronize(folder, { files, facts: NEEDED }, { kind: 'check' }, VERSION).stderr;
  const definitions = managed('environments/dev/definitions.tf', FIRST_INPUTS.content);

  expect(look(FIRST_INPUTS)).not.toContain('Warning');
  expect(look(definitions)).not.toContain('Warning');
  run(managed(definitions.path, ''));
  expect(look(definitions)).not.toContain('Warning');
  run(definitions);
  expect(look()).toContain('uses locals that are not defined');
  rmSync(join(folder, 'environments'), { recursive: true });
  expect(look(definitions)).not.toContain('Warning');
});
