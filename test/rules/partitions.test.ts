import { configWithEnvironment, linesOf, minimalConfig } from '../config/fixtures';

test.each(['us-gov-west-1', 'cn-north-1', 'us-east-1'])('a config in %s', (region) => {
  expect(linesOf(minimalConfig({ region }))).toEqual([]);
});

const fix = 'use Regions in one partition';

test('Regions in another partition', () => {
  const config = {
    ...configWithEnvironment({ region: 'cn-north-1' }),
    pipeline: { accountId: '111111111111', region: 'us-gov-west-1' },
    terraform: { stateRegion: 'cn-northwest-1' },
  };

  expect(linesOf(config)).toEqual([
    `environments[0].region: not in the same partition as Region eu-west-1 (aws), got "cn-north-1"; ${fix}`,
    `pipeline.region: not in the same partition as Region eu-west-1 (aws), got "us-gov-west-1"; ${fix}`,
    `terraform.stateRegion: not in the same partition as Region eu-west-1 (aws), got "cn-northwest-1"; ${fix}`,
  ]);
});

test.each(['us-iso-east-1', 'eu-isoe-west-1', 'eusc-de-east-1'])(
  '%s, in a partition that is not supported',
  (region) => {
    expect(linesOf(minimalConfig({ region }))).toEqual([
      `region: not in a supported partition, got "${region}"; use a Region in aws, aws-us-gov or aws-cn`,
    ]);
  },
);

describe('a Region that does not exist', () => {
  test.each([
    [
      'eu-wst-1',
      'did you mean eu-west-1? If the Region is newer than this version of ecs-pipeline, add it to newRegions',
    ],
    [
      'eu-west-11',
      'did you mean eu-west-1? If the Region is newer than this version of ecs-pipeline, add it to newRegions',
    ],
    [
      'us-central-1',
      'did you mean ca-central-1? If the Region is newer than this version of ecs-pipeline, add it to newRegions',
    ],
    [
      'xx-somewhere-1',
      'use a Region such as eu-west-1, or, if the Region is newer than this version of ecs-pipeline, add it to newRegions',
    ],
  ])('%s', (region, fix) => {
    expect(linesOf(minimalConfig({ region }))).toEqual([`region: unknown AWS Region, got "${region}"; ${fix}`]);
  });

  test('is reported for every Region', () => {
    const config = {
      ...configWithEnvironment({ region: 'eu-wst-1' }),
      pipeline: { accountId: '111111111111', region: 'eu-wst-1' },
      terraform: { stateRegion: 'eu-wst-1' },
    };

    expect(linesOf(config).map((line) => line.split(':')[0])).toEqual([
      'environments[0].region',
      'pipeline.region',
      'terraform.stateRegion',
    ]);
  });

  test('can be newer than this version', () => {
    expect(linesOf(minimalConfig({ region: 'eu-north-2', newRegions: ['eu-north-2'] }))).toEqual([]);
  });

  test('is not reported where newRegions is broken', () => {
    expect(linesOf({ ...minimalConfig({ region: 'eu-north-2' }), newRegions: 'eu-north-2' })).toEqual([
      expect.stringMatching(/^newRegions: not a list/),
    ]);
  });
});
