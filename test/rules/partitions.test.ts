import { configWithEnvironment, linesOf, minimalConfig } from '../config/fixtures';

test.each(['us-gov-west-1', 'cn-north-1', 'us-east-1'])('all of a config in %s', (region) => {
  expect(linesOf(minimalConfig({ region }))).toEqual([]);
});

const fix = 'use Regions of one partition';

test('Regions of another partition', () => {
  const config = {
    ...configWithEnvironment({ region: 'cn-north-1' }),
    pipeline: { accountId: '111111111111', region: 'us-gov-west-1' },
    terraform: { stateRegion: 'cn-northwest-1' },
  };

  expect(linesOf(config)).toEqual([
    `environments[0].region: not in the partition aws of the Region eu-west-1, got "cn-north-1"; ${fix}`,
    `pipeline.region: not in the partition aws of the Region eu-west-1, got "us-gov-west-1"; ${fix}`,
    `terraform.stateRegion: not in the partition aws of the Region eu-west-1, got "cn-northwest-1"; ${fix}`,
  ]);
});

test('a partition that nothing has been made for', () => {
  expect(linesOf(minimalConfig({ region: 'us-iso-east-1' }))).toEqual([
    'region: not in a supported partition, got "us-iso-east-1"; use a Region of aws, aws-us-gov or aws-cn',
  ]);
});
