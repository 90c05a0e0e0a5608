import { partitionOf } from '../aws/partition';
import { REGIONS } from '../aws/regions';
import { ConfigParts } from '../config/config-parts';
import { Path } from '../config/problem';
import { suggest } from '../text/suggest';
import { Rule } from './rule';

/** Regions in more than one partition. Partitions cannot reach each other. */
export const onePartition: Rule = (config) => {
  const { region } = config;
  if (region === undefined) return [];
  const { name } = partitionOf(region);
  return regionsOf(config)
    .filter(({ value }) => partitionOf(value).name !== name)
    .map(({ path, value }) => ({
      path,
      message: `not in the same partition as Region ${region} (${name})`,
      value,
      fix: 'use Regions in one partition',
    }));
};

/**
 * Regions in partitions that ecs-pipeline does not support: those that are isolated from the internet, and the AWS
 * European Sovereign Cloud.
 *
 * Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export const supportedPartitions: Rule = (config) =>
  regionsOf(config)
    .filter(({ value }) => isUnsupported(value))
    .map(({ path, value }) => ({
      path,
      message: 'not in a supported partition',
      value,
      fix: 'use a Region in aws, aws-us-gov or aws-cn',
    }));

/** Regions that do not exist, most likely because they are misspelled. */
export const knownRegions: Rule = (config) => {
  if (config.isBroken(['newRegions'])) return [];
  return regionsOf(config)
    .filter(({ value }) => !isUnsupported(value) && !isKnownRegion(value, config))
    .map(({ path, value }) => {
      const meant = suggest(value, REGIONS);
      return {
        path,
        message: 'unknown AWS Region',
        value,
        fix: meant
          ? `did you mean ${meant}? If the Region is newer than this version of ecs-pipeline, add it to newRegions`
          : 'use a Region such as eu-west-1, or, if the Region is newer than this version of ecs-pipeline, add it to newRegions',
      };
    });
};

/** Whether a Region exists, as far as this version and the config know. */
export function isKnownRegion(region: string, { newRegions = [] }: ConfigParts): boolean {
  return REGIONS.includes(region) || newRegions.includes(region);
}

function isUnsupported(region: string): boolean {
  return /^(?:[a-z]{2}-iso|eusc-)/.test(region);
}

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
