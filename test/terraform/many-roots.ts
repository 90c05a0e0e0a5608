import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PipelineAccountModel, RootModel } from '../../src/model/model';
import { aliasedProviders } from '../../src/render/pipeline-root';
import { label } from '../../src/render/template';
import { Repository } from '../properties/repository';
import { run, temporaryFolder, terraformEnvironment } from '../tools';
import { MockedPlace, MockedResource, mockedProvider, resourcesOfTest } from './service-templates';

/** A root of a repository, used as a module of a common root, so that the provider is loaded only once. */
export interface ManyRoot {
  readonly module: string;
  readonly repository: Repository;
  readonly root: RootModel | PipelineAccountModel;
  /** Its resources in a mocked account, if there is one. */
  readonly resources: readonly MockedResource[];
}

type UnappliedRoot = Omit<ManyRoot, 'resources'>;

function rootsOf(repositories: readonly Repository[]): UnappliedRoot[] {
  return repositories.flatMap((repository, index) =>
    [...repository.model.environments, repository.model.pipelineAccount].map((root) => ({
      module: `config_${index}_${root.name.replaceAll('-', '_')}`,
      repository,
      root,
    })),
  );
}

interface Diagnostic {
  readonly summary: string;
}

/** The findings of `terraform validate` in the rendered roots. */
export async function validateRoots(repositories: readonly Repository[]): Promise<readonly Diagnostic[]> {
  const folder = temporaryFolder();
  writeRepositories(folder, repositories);
  const modules = rootsOf(repositories).map((one) => moduleCall(one, repositories, []));
  writeFileSync(join(folder, 'main.tf'), modules.join('\n'));
  const options = { cwd: folder, env: terraformEnvironment() };
  await run('terraform', ['init', '-backend=false'], options);
  const { stdout } = await run('terraform', ['validate', '-json'], { ...options, mayFail: true });
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout);
  // Only because they are modules here.
  return diagnostics.filter(({ summary }) => summary !== 'Backend configuration ignored');
}

/** All roots with the resources that an apply would create in fictitious accounts. */
export async function applyMocked(repositories: readonly Repository[]): Promise<ManyRoot[]> {
  const folder = temporaryFolder();
  writeRepositories(folder, repositories);
  const roots = rootsOf(repositories);
  const places = roots.map(placesOf);
  for (const [index, { repository, root }] of roots.entries()) {
    const path = join(folder, String(repositories.indexOf(repository)), root.folder);
    // The providers come from the common root.
    writeFileSync(join(path, 'providers.tf'), '');
    writeFileSync(join(path, 'terraform.tf'), requirements(places[index]!));
  }
  const providers = places.flat().map(({ alias }) => `provider "aws" {\n  alias = "${alias}"\n}\n`);
  const modules = roots.map((one, index) => moduleCall(one, repositories, places[index]!));
  writeFileSync(join(folder, 'main.tf'), [...providers, ...modules].join('\n'));
  mkdirSync(join(folder, 'tests'));
  const mocks = [...places.flat().map(mockedProvider), ...roots.flatMap(mockedRepositories)];
  writeFileSync(join(folder, 'tests/mocked.tftest.hcl'), [...mocks, 'run "apply" {}'].join('\n'));
  await run('terraform', ['init', '-backend=false'], { cwd: folder, env: terraformEnvironment() });
  const resources = await resourcesOfTest(folder, 'mocked.tftest.hcl');
  return roots.map((one) => ({
    ...one,
    resources: resources.filter(({ address }) => address.startsWith(`module.${one.module}.`)),
  }));
}

/** The registries that Terraform would create, each with a unique ARN and URL, which the modules compare. */
function mockedRepositories({ module, repository: { model }, root }: UnappliedRoot): string[] {
  if (root !== model.pipelineAccount) return [];
  const { dnsSuffix, name: partition } = model.partition;
  const { accountId, region } = root;
  return model.pipelines.flatMap(({ repository: { creation, name }, service }) =>
    (creation === null ? [] : [name, ...creation.extraRepositoryNames]).map((one) =>
      [
        'override_resource {',
        `  target = module.${module}.module.${label(service)}_source.aws_ecr_repository.this["${one}"]`,
        '  values = {',
        `    arn = "arn:${partition}:ecr:${region}:${accountId}:repository/${one}"`,
        `    repository_url = "${accountId}.dkr.ecr.${region}.${dnsSuffix}/${one}"`,
        '  }',
        '}',
      ].join('\n'),
    ),
  );
}

function writeRepositories(folder: string, repositories: readonly Repository[]): void {
  for (const [index, { files }] of repositories.entries()) {
    const isOfRoot = /^(environments|pipeline)\//;
    for (const { content, path } of files.filter(
      (file) => isOfRoot.test(file.path) || (index === 0 && file.path.startsWith('modules/')),
    )) {
      const file = join(folder, String(index), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    // They are the same in all roots.
    if (index > 0) symlinkSync(join(folder, '0/modules'), join(folder, String(index), 'modules'));
  }
}

/** The account and Region of each provider of a root, the default provider first. */
function placesOf({
  module,
  repository: { model },
  root,
}: UnappliedRoot): (MockedPlace & { readonly inside: string })[] {
  const { dnsSuffix, name: partition } = model.partition;
  const place = { partition, dnsSuffix, accountId: root.accountId };
  const aliased = root === model.pipelineAccount ? aliasedProviders(model) : [];
  return [
    { ...place, alias: module, region: root.region, inside: 'aws' },
    ...aliased.map(({ alias, region }) => ({ ...place, alias: `${module}_${alias}`, region, inside: `aws.${alias}` })),
  ];
}

function requirements(places: ReturnType<typeof placesOf>): string {
  const aliases = places.slice(1).map(({ inside }) => inside);
  return [
    'terraform {',
    '  required_providers {',
    '    aws = {',
    '      source = "hashicorp/aws"',
    `      configuration_aliases = [${aliases.join(', ')}]`,
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');
}

function moduleCall(
  { module, repository, root }: UnappliedRoot,
  repositories: readonly Repository[],
  places: ReturnType<typeof placesOf>,
): string {
  const providers = places.map(({ alias, inside }) => `    ${inside} = aws.${alias}`);
  return [
    `module "${module}" {`,
    `  source = "./${repositories.indexOf(repository)}/${root.folder}"`,
    ...(providers.length > 0 ? ['  providers = {', ...providers, '  }'] : []),
    '}',
    '',
  ].join('\n');
}
