import fc from 'fast-check';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';
import { validConfig } from '../config/whole-config-arbitrary';
import { collisions } from './path-collisions';

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
