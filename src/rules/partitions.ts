import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Path } from '../config/problem';
import { Rule } from './rule';

/** Regions of more than one partition: nothing in one can reach anything in another. */
export const onePartition: Rule = (config) => {
  const { region } = config;
  if (region === undefined) return [];
  const { name } = partitionOf(region);
  return regionsOf(config)
    .filter(({ value }) => partitionOf(value).name !== name)
    .map(({ path, value }) => ({
      path,
      message: `not in the partition ${name} of the Region ${region}`,
      value,
      fix: 'use Regions of one partition',
    }));
};

/**
 * Regions of partitions that are cut off from the internet; nothing here has been made for them.
 *
 * Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export const supportedPartitions: Rule = (config) =>
  regionsOf(config)
    .filter(({ value }) => /^[a-z]{2}-iso/.test(value))
    .map(({ path, value }) => ({
      path,
      message: 'not in a supported partition',
      value,
      fix: 'use a Region of aws, aws-us-gov or aws-cn',
    }));

function regionsOf({ environments, pipeline, region, terraform }: ConfigParts): { path: Path; value: string }[] {
  const regions: { path: Path; value?: string }[] = [
    { path: ['region'], value: region },
    { path: ['pipeline', 'region'], value: pipeline.region },
    { path: ['terraform', 'stateRegion'], value: terraform?.stateRegion },
    ...environments.map((environment, index) => ({
      path: ['environments', index, 'region'],
      value: environment.region,
    })),
  ];
  return regions.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }]));
}
