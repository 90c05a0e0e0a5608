import fs from 'node:fs';
import { join } from 'node:path';
import { writePlanFolder } from '../src/ci/plan-folder';
import { depend } from '../src/install/vendor-package';
import { replaceConfig } from '../src/replace-config';
import { UserError } from '../src/user-error';
import { treeOf } from './sync/repositories';
import { temporaryFolder } from './tools';
import { breakCall } from './tools/failing-disk';

const BEFORE = { 'ecs-pipeline.yaml': 'name: shop\n', 'package.json': '{ "name": "shop" }\n' };

function repository(): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(BEFORE)) fs.writeFileSync(join(folder, path), content);
  return folder;
}

function errorOf(work: () => void): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  } finally {
    jest.restoreAllMocks();
  }
}

const plan = { root: 'dev', record: null, text: 'failed' };

describe.each([
  [
    'the config, which is replaced',
    (folder: string) => replaceConfig(join(folder, 'ecs-pipeline.yaml'), 'name: other\n'),
    2,
  ],
  [
    'the config of a new folder',
    (folder: string) => replaceConfig(join(folder, 'new/ecs-pipeline.yaml'), 'name: x\n'),
    3,
  ],
  ['the dependency on a tarball', (folder: string) => depend(folder, 'ecs-pipeline', 'file:vendor/x.tgz'), 2],
  ['a plan for another job', (folder: string) => writePlanFolder(join(folder, 'plans/dev'), plan), 5],
])('a disk that refuses %s', (_, write, least) => {
  const undisturbed = repository();
  const counted = breakCall(Number.POSITIVE_INFINITY, '');
  write(undisturbed);
  const calls = counted();
  jest.restoreAllMocks();

  test('there is something to break', () => {
    expect(calls).toBeGreaterThanOrEqual(least);
  });

  describe.each([
    ['ENOSPC', 'no space left on the disk'],
    ['EACCES', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
    ['EXDEV', 'part of its folder is on another file system'],
  ])('%s', (code, reason) => {
    test.each(Array.from({ length: calls }, (_, index) => index + 1))(
      'at call %i: one line says why, and nothing is half-written',
      (at) => {
        const folder = repository();
        breakCall(at, code);

        const error = errorOf(() => write(folder));

        expect(error).toBeInstanceOf(UserError);
        expect((error as Error).message).toMatch(
          new RegExp(`^\\S+: cannot write: ${reason}\\. .*run the same command again\\.$`),
        );
        const { 'plans/dev/plan.txt': text = 'failed\n', new: _new, 'plans/dev': _plans, ...files } = treeOf(folder);
        expect(files).toEqual(BEFORE);
        expect(text).toBe('failed\n');
      },
    );
  });
});
