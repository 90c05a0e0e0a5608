import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SRC = join(__dirname, '../src');

/**
 * The folders of src, and the files beside them. Each imports only from those above it, so that what a change can
 * affect is always below.
 */
const ORDER = [
  ...['user-error', 'disk-failure', 'replace-file', 'replace-config', 'file-names', 'next-steps', 'package-version'],
  ...['compile-cache', 'vendor', 'spinner', 'text', 'aws'],
  ...[
    'config',
    'cloudformation',
    'naming',
    'rules',
    'reading',
    'yaml-edit',
    'interview',
    'model',
    'render',
    'sync',
    'run-projenrc',
  ],
  ...['install', 'components', 'terraform', 'ci', 'github', 'aws-accounts', 'doctor', 'deployments', 'drift'],
  ...['bootstrap', 'wizard', 'project-flags', 'node-package', 'project', 'generate', 'generator', 'index', 'cli'],
];

/** The folder of a path within src, or the file itself without its ending. */
const unitOf = (path: string) => path.split('/')[0]!.replace(/\.(ts|js)$/, '');

const imports = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map(([, path]) => ({
      from: file,
      to: relative(SRC, join(SRC, dirname(file), path!)),
    })),
  )
  .filter(({ from, to }) => unitOf(from) !== unitOf(to) && !to.startsWith('..'));

test('every folder of src has a place in the order, and every place is taken', () => {
  const units = readdirSync(SRC).filter((name) => !name.endsWith('.d.ts'));

  expect(units.map(unitOf).sort()).toEqual([...ORDER].sort());
});

test('imports go one way', () => {
  const wrong = imports.filter(({ from, to }) => ORDER.indexOf(unitOf(to)) >= ORDER.indexOf(unitOf(from)));

  expect(imports.length).toBeGreaterThan(100);
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});
