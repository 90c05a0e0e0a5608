import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { UnknownMap } from '../../src/config/maps';
import { HclValue, hcl } from '../../src/render/hcl';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';
import { merged, propertiesOf } from './merged-properties';

const MODULE = join(__dirname, '../../templates/modules/service');

const TIMEOUT = 300_000;

/** Input for which the module renders all of its maps and lists. */
const INPUTS = `
  container_port         = 8080
  environment            = { LOG_LEVEL = "info" }
  enable_execute_command = true
  target_group_arn       = "arn:ours"
  deployment             = { alarm_names = ["shop-5xx"] }
  ephemeral_storage      = 30
  volumes                = [{ name = "uploads", efs = { file_system_id = "fs-1" } }, { name = "scratch" }]
  mount_points           = [{ volume = "scratch", container_path = "/tmp" }]
  extra_containers = [
    { name = "untouched" },
    {
      name           = "agent"
      container_port = 8080
      environment    = { LOG_LEVEL = "info" }
      mount_points   = [{ volume = "scratch", container_path = "/tmp" }]
    },
  ]
`;

interface Given {
  readonly service: UnknownMap;
  readonly task_definition: UnknownMap;
  readonly container: UnknownMap;
  readonly extra_containers: { readonly agent: UnknownMap };
}

interface Resources {
  readonly Service: { readonly Properties: UnknownMap };
  readonly TaskDefinition: { readonly Properties: UnknownMap & { readonly ContainerDefinitions: UnknownMap[] } };
}

const given: fc.Arbitrary<Given> = fc.record({
  service: propertiesOf('service', 'Service'),
  task_definition: propertiesOf('taskDefinition', 'TaskDefinition'),
  container: propertiesOf('container', 'ContainerDefinition'),
  extra_containers: fc.record({ agent: propertiesOf('sidecar', 'ContainerDefinition') }),
});

/** The resources of the module's template, without properties and for each sample. */
async function resourcesFor(samples: readonly Given[]): Promise<Resources[]> {
  const folder = temporaryFolder();
  cpSync(MODULE, folder, { recursive: true });
  for (const file of readdirSync(join(folder, 'tests'))) {
    if (file.endsWith('.tftest.hcl')) rmSync(join(folder, 'tests', file));
  }
  const runs = samples.map(
    (sample, index) =>
      `run "sample_${index}" {\n  variables {\n    cloudformation_properties = ${hcl(sample as unknown as HclValue, 2)}\n  }\n}\n`,
  );
  const source = `mock_provider "aws" {\n  source = "./tests"\n}\nvariables {${INPUTS}}\nrun "rendered" {}\n${runs.join('')}`;
  writeFileSync(join(folder, 'tests/samples.tftest.hcl'), source);
  const options = { cwd: folder, env: terraformEnvironment(), timeout: TIMEOUT };
  await run('terraform', ['init', '-backend=false'], options);
  const { stdout } = await run('terraform', ['test', '-json', '-verbose'], options);
  return stdout.split('\n').flatMap((line) => resourcesIn(line));
}

function resourcesIn(line: string): Resources[] {
  if (!line.includes('"type":"test_state"')) return [];
  const { resources } = JSON.parse(line).test_state.root_module;
  const stack = resources.find(({ type }: { type: string }) => type === 'aws_cloudformation_stack');
  return [JSON.parse(stack.values.template_body).Resources];
}

describeWith(['terraform'], 'CloudFormation properties over rendered ones', () => {
  test(
    'merging loses no rendered or given property, at any depth',
    async () => {
      const samples = fc.sample(given, { numRuns: 12, seed: 1 });

      const [rendered, ...results] = await resourcesFor(samples);

      const { ContainerDefinitions, ...taskDefinition } = rendered!.TaskDefinition.Properties;
      expect(results).toHaveLength(samples.length);
      for (const [index, { TaskDefinition, Service }] of results.entries()) {
        const { container, extra_containers, service, task_definition } = samples[index]!;
        expect(Service.Properties).toEqual(merged(rendered!.Service.Properties, service));
        expect(TaskDefinition.Properties).toEqual({
          ...(merged(taskDefinition, task_definition) as UnknownMap),
          ContainerDefinitions: [
            merged(ContainerDefinitions[0], container),
            ContainerDefinitions[1],
            merged(ContainerDefinitions[2], extra_containers.agent),
          ],
        });
      }
    },
    TIMEOUT,
  );
});
