import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, temporaryFolder } from '../tools';
import { type Packed, packPackage, ROOT } from './packed';

let packed: Packed;
let folder: string;

beforeAll(async () => {
  packed = await packPackage();
  folder = temporaryFolder();
  await run('tar', ['-xzf', packed.tarball, '-C', folder, '--strip-components=1']);
});

/** For multi-Region S3 access points, which are not used here. The SDK works without them. */
const TRIED_BY_THE_AWS_SDK = /^@aws-sdk\/signature-v4(a|-crt)$/;

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('the packed tarball', () => {
  test('is smaller than 900 kB, because every job that runs `npx projen` downloads it', () => {
    expect(packed.size).toBeLessThan(900_000);
  });

  test('contains everything that is needed at run time', () => {
    expect(packed.files).toEqual(
      expect.arrayContaining([
        '.jsii',
        'LICENSE',
        'THIRD-PARTY-LICENSES',
        'ecs-pipeline.schema.json',
        'lib/reading/validate-config.generated.js',
        'lib/index.d.ts',
        'lib/index.js',
        'lib/vendor/aws.js',
        'lib/vendor/yaml.js',
        'templates/modules/service/main.tf',
      ]),
    );
  });

  test('contains every type that its entries refer to', () => {
    const { exports } = JSON.parse(content('package.json')) as { exports: Record<string, string> };
    const entries = Object.values(exports).filter((file) => file.endsWith('.js'));
    const reached = new Set<string>();
    const follow = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const [, path = ''] of content(file).matchAll(/(?:from|import\() ?['"](\.[^'"]+)['"]/g)) {
        const target = join(dirname(file), path);
        follow(packed.files.includes(`${target}.d.ts`) ? `${target}.d.ts` : join(target, 'index.d.ts'));
      }
    };

    for (const entry of entries) follow(join(entry.replace(/\.js$/, '.d.ts')));
    expect(packed.files).toEqual(expect.arrayContaining([...reached]));
    expect(reached.size).toBeGreaterThan(entries.length);
  });

  test('contains no sources, tests, source maps or tool state', () => {
    const unwanted =
      /(^|\/)(src|test|scripts|examples|node_modules|\.terraform)\/|\.map$|\.tsbuildinfo$|\.tfstate|(?<!\.d)\.ts$/;

    expect(packed.files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test('does not mention folders of the build machine', () => {
    const leaks = packed.files.filter((file) => {
      const text = content(file);
      return text.includes(ROOT) || text.includes(`${homedir()}/`) || text.includes('sourceMappingURL');
    });

    expect(leaks).toEqual([]);
  });

  test('contains no remains of an earlier build', () => {
    const compiled = packed.files.filter((file) => /^lib\/.*\.(d\.ts|js)$/.test(file));
    const sourceOf = (file: string) => file.replace(/^lib/, 'src').replace(/\.(d\.ts|js)$/, '');

    expect(compiled.length).toBeGreaterThan(300);
    expect(
      compiled.filter((file) => !['.ts', '.js'].some((end) => existsSync(join(ROOT, sourceOf(file) + end)))),
    ).toEqual([]);
  });

  test('does not evaluate text as code, and contains only JavaScript code', () => {
    const scripts = packed.files.filter((file) => file.endsWith('.js'));
    const evaluates =
      /(?<![\w$.])(eval|(new )?Function)\s*\(|\bsetTimeout\(["'`]|process\.(binding|dlopen)|WebAssembly/;

    expect(scripts.filter((file) => evaluates.test(content(file)))).toEqual([]);
    expect(packed.files.filter((file) => /\.(node|wasm|so|dll|dylib|exe|sh|gyp)$/.test(file))).toEqual([]);
  });

  test('runs nothing during installation', () => {
    const { gypfile, scripts = {} } = JSON.parse(content('package.json'));

    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$|prepublish/.test(name))).toEqual([]);
    expect(gypfile).toBeUndefined();
  });

  test('has no two files whose paths differ only in case or Unicode normalization', () => {
    const folded = packed.files.map((file) => file.normalize('NFC').toLowerCase());

    expect(folded.filter((file, index) => folded.indexOf(file) !== index)).toEqual([]);
  });

  test('loads third-party code only from itself and the peers', () => {
    const { peerDependencies, dependencies = {} } = JSON.parse(content('package.json'));
    const scripts = packed.files.filter((file) => /^lib\/.*\.js$/.test(file));
    const required = scripts.flatMap((file) => [
      ...content(file).matchAll(/(?<!["'`\w.])require\(["']([^."'][^"']*)["']\)/g),
    ]);
    const packages = required
      .map(([, name = '']) => name)
      .filter((name) => !isBuiltin(name) && !TRIED_BY_THE_AWS_SDK.test(name))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0]);

    expect(dependencies).toEqual({});
    expect(['ecs-pipeline', ...Object.keys(peerDependencies)]).toEqual(expect.arrayContaining(packages));
  });

  test('contains no GPL code, which the tests can use but users must not receive', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const copyleft = Object.entries<{ dev?: boolean; license?: string }>(packages)
      .filter(([, { license = '' }]) => /^[AL]?GPL/.test(license)) // not a choice of licenses
      .map(([folder, { dev }]) => ({ dev, name: folder.replace(/^.*node_modules\//, '') }));
    const named = packed.files
      .filter((file) => file !== 'package.json') // it lists the packages that the tests use
      .filter((file) => copyleft.some(({ name }) => content(file).includes(name)));

    expect(copyleft).toContainEqual({ dev: true, name: '@cloud-copilot/iam-simulate' });
    expect(copyleft.filter(({ dev }) => !dev)).toEqual([]);
    expect(named).toEqual([]);
  });
});
