import { affectedRoots } from '../../src/ci/affected-roots';
import type { Root } from '../../src/terraform/roots';

const root = (name: string, folder: string): Root => ({
  name,
  folder,
  planRoles: { roleArn: null, stateRoleArn: null },
});
const ROOTS = [root('dev', 'environments/dev'), root('prod', 'environments/prod'), root('pipeline', 'pipeline')];

const TERRAFORM: Record<string, string> = {
  'environments/dev':
    'module "api" {\n  source = "../../modules/service"\n}\nmodule "own" {\n  source = "./network"\n}\n',
  'environments/prod': 'module "api" {\n  source = "../../modules/service"\n}\n',
  'modules/service': 'module "role" {\n  source = "../role"\n}\n',
  pipeline:
    'module "p" {\n  source = "../modules/pipeline"\n}\nmodule "x" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
};

const affected = (...files: string[]) =>
  affectedRoots(ROOTS, files, (folder) => TERRAFORM[folder] ?? '').map(({ name }) => name);

test.each([
  ['a file of one environment', ['environments/dev/main.tf'], ['dev']],
  ['a module in the folder of a root', ['environments/dev/network/main.tf'], ['dev']],
  ['a module that all environments use', ['modules/service/main.tf'], ['dev', 'prod']],
  ['a module that another module uses', ['modules/role/main.tf'], ['dev', 'prod']],
  ['the module of the pipelines', ['modules/pipeline/functions/index.js'], ['pipeline']],
  ['an unused module', ['modules/unused/main.tf'], []],
  ['the tests and the README of a module', ['modules/service/tests/a.tftest.hcl', 'modules/service/README.md'], []],
  ['a removed environment', ['environments/qa/main.tf'], []],
  ['an environment whose name begins with the name of another', ['environments/dev-2/main.tf'], []],
  [
    'the config, which also changes generated files',
    ['ecs-pipeline.yaml', '.projen/tasks.json', 'package-lock.json'],
    [],
  ],
  ['documentation and workflows', ['docs/pipeline.md', '.github/workflows/apply.yml', 'README.md'], []],
  ['a file in an unknown place', ['shared/policy.json'], ['dev', 'prod', 'pipeline']],
  ['several files', ['docs/a.md', 'pipeline/main.tf', 'environments/prod/main.tf'], ['prod', 'pipeline']],
])('%s', (_, files, names) => {
  expect(affected(...files)).toEqual(names);
});

test('a cycle of modules does not cause an endless loop', () => {
  const circle = (folder: string) =>
    `source = "${folder.startsWith('modules') ? '../service' : '../../modules/service'}"`;

  expect(affectedRoots(ROOTS.slice(0, 1), ['modules/service/main.tf'], circle)).toHaveLength(1);
});
