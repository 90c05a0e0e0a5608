import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig } from '../../src';
import { loadConfig } from '../../src/reading/load-config';
import { temporaryFolder } from '../tools';

const EXAMPLE = join(__dirname, '../../examples/minimal/ecs-pipeline.yaml');

const inCode: EcsPipelineConfig = {
  name: 'hello',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [{ name: 'production', accountId: '111111111111' }],
  services: [{ name: 'web', containerPort: 8080 }],
};

let outdir: string;

beforeEach(() => {
  outdir = temporaryFolder();
});

const withFile = () => copyFileSync(EXAMPLE, join(outdir, 'ecs-pipeline.yaml'));

test('the file in the folder, an imported file and code produce the same config', () => {
  const fromFile = loadConfig({ configFile: EXAMPLE, outdir });
  withFile();

  expect(loadConfig({ outdir })).toEqual(fromFile);
  expect(fromFile).toEqual({ config: inCode, text: readFileSync(EXAMPLE, 'utf8') });
  expect(loadConfig({ config: inCode, outdir: temporaryFolder() })).toEqual({ config: inCode });
});

test('a config in code in addition to a file is an error', () => {
  withFile();

  expect(() => loadConfig({ config: inCode, outdir })).toThrow(
    `The config is defined twice: in code and in ${join(outdir, 'ecs-pipeline.yaml')}. Remove one of them.`,
  );
});

test('an imported file does not replace an existing one', () => {
  withFile();

  expect(() => loadConfig({ configFile: EXAMPLE, outdir })).toThrow('already exists. Remove it, or omit');
});

test('every problem of a config in code is reported', () => {
  expect(() => loadConfig({ config: { ...inCode, name: 'Hello', environments: [] }, outdir })).toThrow(
    /^config has 2 problems:\nenvironments: .*\nname: /,
  );
});
