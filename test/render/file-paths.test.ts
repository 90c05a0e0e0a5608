import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';
import { validConfig } from '../config/config-arbitrary';

/** What a file system that knows no case, or keeps names in another form of Unicode, makes of a path. */
const folded = (path: string) => path.normalize('NFD').toLowerCase();

/** The paths, and the folders on the way to them, that such a file system takes for one another. */
function collisions(paths: readonly string[]): string[] {
  const names = [
    ...new Set(paths.flatMap((path) => path.split('/').map((_, index, all) => all.slice(0, index + 1).join('/')))),
  ];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return names.filter((name) => counts.get(folded(name))! > 1);
}

test('a collision would be seen: of files, of folders, of forms of a letter', () => {
  expect(collisions(['a/Main.tf', 'a/main.tf', 'b/x', 'B/y', 'ü', 'u\u0308', 'c'])).toEqual([
    'a/Main.tf',
    'a/main.tf',
    'b',
    'B',
    'ü',
    'u\u0308',
  ]);
});

test('no two files of a repository are one on a file system that knows no case', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      const paths = renderRepository(resolveModel(config)).map(({ path }) => path);

      expect(collisions(paths)).toEqual([]);
      // Nor does any other form of a letter matter: there are no such letters.
      expect(paths.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('nor are any two of this repository, the examples included', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: join(__dirname, '../..'), encoding: 'utf8' });

  expect(collisions(files.split('\0').slice(0, -1))).toEqual([]);
});
