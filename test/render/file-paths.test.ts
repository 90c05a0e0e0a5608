import fc from 'fast-check';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';
import { validConfig } from '../config/whole-config-arbitrary';
import { collisions } from './path-collisions';

test('detects collisions of files, of folders and of Unicode forms', () => {
  expect(collisions(['a/Main.tf', 'a/main.tf', 'b/x', 'B/y', 'ü', 'u\u0308', 'c'])).toEqual([
    'a/Main.tf',
    'a/main.tf',
    'b',
    'B',
    'ü',
    'u\u0308',
  ]);
});

test('no two files of a repository collide on a case-insensitive file system', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      const paths = renderRepository(resolveModel(config)).map(({ path }) => path);

      expect(collisions(paths)).toEqual([]);
      // All paths are ASCII, so Unicode forms do not matter.
      expect(paths.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
