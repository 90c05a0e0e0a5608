import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { EcsPipelineConfig, EcsPipelineProject } from '../../src';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { renderRepository } from '../../src/render/repository';
import { treeOf } from '../sync/repositories';
import { run, temporaryFolder } from '../tools';
import { randomConfigs } from './check-properties';
import { checksum } from './print-checksums';
import { REPEAT } from './runs';

// Fewer than elsewhere, because a run takes longer than a check of the files.
const configs = randomConfigs(20);

const filesOf = (config: EcsPipelineConfig) => renderRepository(resolveModel(config));

beforeAll(() => {
  process.stdout.write(`The random configs of ${__filename}: the first ${configs.length} of ${REPEAT}\n`);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // the summaries of the runs
});

afterAll(() => {
  jest.restoreAllMocks();
});

test('a config gives the same bytes in another process with another locale and time zone', async () => {
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const elsewhere = { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };

  const { stdout } = await run(process.execPath, ['--import', tsx, join(__dirname, 'print-checksums.ts')], {
    cwd: temporaryFolder(),
    env: elsewhere,
    input: JSON.stringify(configs),
  });

  expect(stdout.trim().split('\n')).toEqual(configs.map((config) => checksum(filesOf(config))));
});

test('a second run changes nothing', () => {
  for (const config of configs.slice(0, 5)) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ecs-pipeline.yaml'), stringify(config));
    new EcsPipelineProject({ outdir: folder }).synth();
    const first = treeOf(folder);

    new EcsPipelineProject({ outdir: folder }).synth();

    expect(treeOf(folder)).toEqual(first);
    for (const { content, path } of filesOf(config)) expect(first[path]).toBe(content);
  }
});

test('an override changes only files of its own root', () => {
  let compared = 0;
  for (const config of configs) {
    const { name } = config.environments.at(-1)!;
    const changed = withVariable(config, name);
    if (checkConfig(changed).length > 0) continue; // no room for another variable
    compared += 1;

    const before = new Map(filesOf(config).map(({ content, path }) => [path, content]));
    const others = filesOf(changed).filter(({ content, path }) => before.get(path) !== content);

    expect(others.map(({ path }) => path)).toEqual([`environments/${name}/main.tf`]);
  }
  expect(compared).toBeGreaterThanOrEqual(15); // of 20, because there is almost always room
});

/** With another variable in the first service, which runs everywhere. */
function withVariable(config: EcsPipelineConfig, environment: string): EcsPipelineConfig {
  const [service, ...others] = config.services;
  const { [environment]: over, ...rest } = service!.overrides ?? {};
  const variables = { ...over?.environment, ADDED_VARIABLE: '1' };
  const overrides = { ...rest, [environment]: { ...over, environment: variables } };
  return { ...config, services: [{ ...service!, overrides }, ...others] };
}
