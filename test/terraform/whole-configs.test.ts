import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EcsPipelineConfig, ServiceSettings } from '../../src/config';
import { wholeConfigs } from '../config/whole-config-arbitrary';
import { randomConfigs } from '../properties/check-properties';
import { namesInEnvironment, namesOfPipelines, namesOfStore } from '../properties/created-names';
import { foundConfigs } from '../properties/found-configs';
import { NAME_KINDS } from '../properties/name-kinds';
import { Repository, repositoryOf } from '../properties/repository';
import { REPEAT, SEED } from '../properties/runs';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';
import { applyMocked, ManyRoot, validateRoots } from './many-roots';
import { cfnLint, stacksAmong } from './service-templates';

const TIMEOUT = 600_000;

/** Enough to cover nearly everything, and few enough for the time of a run. */
const SAMPLE = 6;

beforeAll(() => {
  process.stdout.write(`The random configs of ${__filename}: ${REPEAT}\n`);
});

/** Without properties that do not exist in CloudFormation, which would stop cfn-lint. */
function withKnownProperties(config: EcsPipelineConfig): EcsPipelineConfig {
  const known = <T extends ServiceSettings>({ cloudFormationProperties, sidecars, ...settings }: T) => ({
    ...settings,
    // In overrides, null removes the sidecars.
    ...(sidecars !== undefined && {
      sidecars: sidecars === null ? null : sidecars.map(({ cloudFormationProperties: _, ...one }) => one),
    }),
  });
  return {
    ...config,
    services: config.services.map(({ overrides, ...one }) => ({
      ...known(one),
      ...(overrides && {
        overrides: Object.fromEntries(Object.entries(overrides).map(([name, settings]) => [name, known(settings)])),
      }),
    })),
  } as EcsPipelineConfig;
}

function sample(): Repository[] {
  const configs = fc.sample(wholeConfigs({ environments: 2, services: 3 }), { seed: SEED, numRuns: SAMPLE });
  return configs.map((config) => repositoryOf(withKnownProperties(config)));
}

describeWith(['terraform'], 'random configs in Terraform', () => {
  test(
    'every file is formatted',
    async () => {
      // GIVEN each unique content, because most files are the same in many repositories
      const configs = [...foundConfigs().map(({ config }) => config), ...randomConfigs()];
      const contents = new Set(
        configs.flatMap((config) =>
          repositoryOf(config)
            .files.filter(({ path }) => path.endsWith('.tf') && !path.startsWith('modules/'))
            .map(({ content }) => content),
        ),
      );
      const folder = temporaryFolder();
      for (const [index, content] of [...contents].entries()) writeFileSync(join(folder, `${index}.tf`), content);

      // WHEN
      const { stderr, stdout } = await run('terraform', ['fmt', '-check', '-diff', folder], {
        env: terraformEnvironment(),
        mayFail: true,
      });

      // THEN
      expect(`${stderr}${stdout}`.slice(0, 5000)).toBe('');
    },
    TIMEOUT,
  );

  test(
    'every root of a sample is valid',
    async () => {
      expect(await validateRoots(sample())).toEqual([]);
    },
    TIMEOUT,
  );
});

describeWith(['terraform', 'cfn-lint'], 'a sample of random configs, applied in fictitious accounts', () => {
  let roots: ManyRoot[];

  beforeAll(async () => {
    roots = await applyMocked(sample());
  }, TIMEOUT);

  test('the names of all resources are those that the property tests of names assume', () => {
    expect(roots.map(({ module, resources }) => [module, namesAmong(resources)])).toEqual(
      roots.map(({ module, repository: { model }, root }) => {
        const environment = model.environments.find((one) => one === root);
        const names = environment
          ? namesInEnvironment(environment)
          : [...namesOfPipelines(model), ...model.artifactStores.flatMap(namesOfStore)];
        return [module, names.map(({ name, type }) => `${type} ${name}`).sort()];
      }),
    );
  });

  test('target groups have valid and unique names', () => {
    const names = roots.flatMap(({ resources }) =>
      resources.filter(({ type }) => type === 'aws_lb_target_group').map(({ values }) => values.name as string),
    );

    expect(names.filter((name) => !NAME_KINDS.aws_lb_target_group.pattern.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every pipeline has its stages in the order of the config, with each approval before its deployment', () => {
    for (const { repository, resources } of roots) {
      const pipelines = resources.filter(({ address }) => address.endsWith('.aws_codepipeline.this'));
      for (const { values } of pipelines) {
        const { environments, pipelines: all } = repository.model;
        const own = all.find(({ name }) => name === values.name)!.environments;
        const wanted = environments
          .filter(({ name }) => own.includes(name))
          .flatMap(({ approvals, name }) => [...(approvals.length > 0 ? [`approve-${name}`] : []), `deploy-${name}`]);

        expect(values.stage.map(({ name }: { name: string }) => name)).toEqual(['source', ...wanted]);
      }
    }
  });

  test(
    'cfn-lint finds nothing in the templates of the stacks and of bootstrap',
    async () => {
      const folder = temporaryFolder();
      for (const { module, resources } of roots) {
        for (const { name, template } of stacksAmong(resources))
          writeFileSync(join(folder, `${module} ${name}.json`), template);
      }
      for (const [index, { files }] of [...new Set(roots.map(({ repository }) => repository))].entries()) {
        for (const { content, path } of files.filter((file) => file.path.startsWith('bootstrap/')))
          writeFileSync(join(folder, `${index} ${path.replace('/', ' ')}`), content);
      }
      const files = readdirSync(folder);

      expect(files.length).toBeGreaterThan(SAMPLE);
      expect(await cfnLint(files, folder)).toBe('');
    },
    TIMEOUT,
  );
});

/** The names in Terraform of the resource types whose names are checked. */
function namesAmong(resources: ManyRoot['resources']): string[] {
  return (
    resources
      .filter(
        ({ mode, type }) => mode === 'managed' && Object.hasOwn(NAME_KINDS, type) && type !== 'aws_lb_target_group',
      )
      // AWS chooses the end of the name of a load balancer's security group.
      .filter(({ address }) => !address.includes('.aws_security_group.load_balancer['))
      .map(({ type, values }) => `${type} ${values.name ?? values.bucket}`)
      .sort()
  );
}
