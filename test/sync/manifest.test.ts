import fc from 'fast-check';
import { checksum } from '../../src/sync/checksum';
import { formatManifest, Manifest, parseManifest } from '../../src/sync/manifest';

const ONE = checksum('one');
const TWO = checksum('two');

/** A valid file name for a line of a manifest: spaces, dots, anything except a separator. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .filter((text) => !/[/\\\r\n\u2028\u2029]|^\.{1,2}$|^[A-Za-z]:/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((numbers) => numbers.join('.'));

const manifest: fc.Arbitrary<Manifest> = fc.record({
  version,
  checksums: fc
    .array(fc.tuple(path, fc.uniqueArray(fc.string().map(checksum), { minLength: 1, maxLength: 2 })))
    .map((entries) => new Map(entries.map(([file, sums]) => [file, new Set(sums)]))),
  yours: fc.array(path).map((paths) => new Set(paths)),
});

const manifestOf = (
  written: string,
  checksums: { readonly [path: string]: string },
  yours: readonly string[] = [],
) => ({
  version: written,
  checksums: new Map(Object.entries(checksums).map(([file, sum]) => [file, new Set([sum])])),
  yours: new Set(yours),
});

test('reading returns what was written, for all file names', () => {
  fc.assert(
    fc.property(manifest, (written) => {
      expect(parseManifest(formatManifest(written))).toEqual(written);
    }),
  );
});

test('a clone with CRLF line endings has the same manifest', () => {
  fc.assert(
    fc.property(manifest, (written) => {
      expect(parseManifest(formatManifest(written).replaceAll('\n', '\r\n'))).toEqual(written);
    }),
  );
});

test('the order in which files are added makes no difference', () => {
  const text = formatManifest(manifestOf('1.0.0', { a: ONE, b: TWO }, ['c', 'd']));

  expect(formatManifest(manifestOf('1.0.0', { b: TWO, a: ONE }, ['d', 'c']))).toBe(text);
});

describe('a merge of two manifests, in which Git keeps the lines of both', () => {
  const merged = (ours: Manifest, theirs: Manifest) => parseManifest(formatManifest(ours) + formatManifest(theirs));

  test('a file has the checksums of both sides, so neither side’s content counts as edited', () => {
    const ours = manifestOf('1.0.0', { 'main.tf': ONE, 'ours.tf': ONE }, ['inputs.tf']);
    const theirs = manifestOf('1.0.0', { 'main.tf': TWO, 'theirs.tf': TWO }, ['README.md']);

    expect(merged(ours, theirs)).toEqual({
      version: '1.0.0',
      checksums: new Map([
        ['main.tf', new Set([ONE, TWO])],
        ['ours.tf', new Set([ONE])],
        ['theirs.tf', new Set([TWO])],
      ]),
      yours: new Set(['inputs.tf', 'README.md']),
    });
  });

  test.each([
    ['1.9.0', '1.10.0'],
    ['1.10.0', '1.9.0'],
  ])('%s and %s: the newer version counts, whichever side has it', (ours, theirs) => {
    expect(merged(manifestOf(ours, {}), manifestOf(theirs, {})).version).toBe('1.10.0');
  });
});

test('a manifest without its first line is never newer', () => {
  expect(parseManifest(`${ONE}  main.tf\n`).version).toBe('0.0.0');
});

test.each([
  ['not a checksum', 'main.tf'],
  ['one space between checksum and path', `${ONE} main.tf`],
  ['a truncated checksum', `${ONE.slice(1)}  main.tf`],
])('an invalid line is reported with its number: %s', (_, line) => {
  expect(() => parseManifest(`# ecs-pipeline 1.0.0\n\n${line}\n`)).toThrow(
    /^\.projen\/ecs-pipeline\.sha256:3: invalid line; restore the file: git checkout -- /,
  );
});
