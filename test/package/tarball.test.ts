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

/** For S3 access points of several Regions, which nothing here has. The SDK does without where they are missing. */
const TRIED_BY_THE_AWS_SDK = /^@aws-sdk\/signature-v4(a|-crt)$/;

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('the packed tarball', () => {
  test('is below 900 kB: it is downloaded in every job that runs `npx projen`', () => {
    expect(packed.size).toBeLessThan(900_000);
  });

  test('holds what is needed at run time', () => {
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

  test('holds every type that its entries lead to', () => {
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

  test('holds neither sources, tests, source maps nor the state of a tool', () => {
    const unwanted =
      /(^|\/)(src|test|scripts|examples|node_modules|\.terraform)\/|\.map$|\.tsbuildinfo$|\.tfstate|(?<!\.d)\.ts$/;

    expect(packed.files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test('names no folder of the machine that built it', () => {
    const leaks = packed.files.filter((file) => {
      const text = content(file);
      return text.includes(ROOT) || text.includes(`${homedir()}/`) || text.includes('sourceMappingURL');
    });

    expect(leaks).toEqual([]);
  });

  test('holds nothing that an earlier build left behind', () => {
    const compiled = packed.files.filter((file) => /^lib\/.*\.(d\.ts|js)$/.test(file));
    const sourceOf = (file: string) => file.replace(/^lib/, 'src').replace(/\.(d\.ts|js)$/, '');

    expect(compiled.length).toBeGreaterThan(300);
    expect(
      compiled.filter((file) => !['.ts', '.js'].some((end) => existsSync(join(ROOT, sourceOf(file) + end)))),
    ).toEqual([]);
  });

  test('evaluates no text as code, and has no code but JavaScript', () => {
    const scripts = packed.files.filter((file) => file.endsWith('.js'));
    const evaluates =
      /(?<![\w$.])(eval|(new )?Function)\s*\(|\bsetTimeout\(["'`]|process\.(binding|dlopen)|WebAssembly/;

    expect(scripts.filter((file) => evaluates.test(content(file)))).toEqual([]);
    expect(packed.files.filter((file) => /\.(node|wasm|so|dll|dylib|exe|sh|gyp)$/.test(file))).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const { gypfile, scripts = {} } = JSON.parse(content('package.json'));

    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$|prepublish/.test(name))).toEqual([]);
    expect(gypfile).toBeUndefined();
  });

  test('has no two files that are one where case or the form of letters does not count', () => {
    const folded = packed.files.map((file) => file.normalize('NFC').toLowerCase());

    expect(folded.filter((file, index) => folded.indexOf(file) !== index)).toEqual([]);
  });

  test('loads third-party code from nowhere but itself and the peers', () => {
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

  test('holds nothing under the GPL or its kin, which the tests may use and users must not receive', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const copyleft = Object.entries<{ dev?: boolean; license?: string }>(packages)
      .filter(([, { license = '' }]) => /^[AL]?GPL/.test(license)) // not a choice of licenses
      .map(([folder, { dev }]) => ({ dev, name: folder.replace(/^.*node_modules\//, '') }));
    const named = packed.files
      .filter((file) => file !== 'package.json') // it lists what the tests use
      .filter((file) => copyleft.some(({ name }) => content(file).includes(name)));

    expect(copyleft).toContainEqual({ dev: true, name: '@cloud-copilot/iam-simulate' });
    expect(copyleft.filter(({ dev }) => !dev)).toEqual([]);
    expect(named).toEqual([]);
  });
});
