import { jsonBytes } from '../aws/document-sizes';
import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { servicesByImage } from '../config/image-owner';
import { Problem } from '../config/problem';
import { ServiceTarget } from '../config/service-target';
import { serviceNames } from '../naming/names';
import { rolePath } from '../naming/role-paths';
import { Rule, RuleInput } from './rule';

/** Besides the actions that deploy, a stage has one that prepares and one that records. */
const MAX_SERVICES = SIZE_LIMITS['actions of a stage'] - 2;

/**
 * More services that share an image than fit in a stage of their pipeline.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export const sharingServices: Rule = (config) =>
  sharedImagesOf(config).flatMap(({ last, owner, services }): Problem[] =>
    services.length <= MAX_SERVICES
      ? []
      : [
          {
            path: last,
            message: `too many services run the image of ${owner}, got ${services.length}`,
            fix: `use at most ${MAX_SERVICES} because a pipeline stage has no room for more`,
          },
        ],
  );

/** Bytes of the function's template without the data of environments and stacks, rounded up. */
export const FUNCTION_BYTES = 30_000;

/** Bytes of an environment's data in the function, with fairly long names. */
const ENVIRONMENT_BYTES = 450;

/**
 * Services that share an image, and environments, whose data does not fit in the function of their pipeline: its code
 * is part of a CloudFormation template.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const sharingTargets: Rule = (config) =>
  sharedImagesOf(config).flatMap(({ last, owner, services }): Problem[] => {
    const targets = config.targets.filter(({ service }) => services.includes(service));
    const environments = new Set(targets.map(({ environment }) => environment));
    const stacks = targets.map((target) => jsonBytes(JSON.stringify(stackOf(config, target))));
    const size = stacks.reduce((sum, bytes) => sum + bytes, FUNCTION_BYTES + ENVIRONMENT_BYTES * environments.size);
    const max = SIZE_LIMITS['template body'];
    if (size <= max) return [];
    return [
      {
        path: last,
        message: `too large for the template body of the pipeline's function, got ${targets.length} stacks that run the image of ${owner}, about ${size} bytes (AWS limit: ${max})`,
        fix: 'give some of the services their own image',
      },
    ];
  });

interface SharedImage {
  readonly owner: string;
  readonly services: readonly ServiceTarget['service'][];
  /** The path of `image.from` of the last service. */
  readonly last: Problem['path'];
}

function sharedImagesOf({ services }: RuleInput): SharedImage[] {
  return [...servicesByImage(services)].flatMap(([owner, sharing]): SharedImage[] => {
    if (owner.name === undefined || sharing.length < 2) return [];
    const last = services.lastIndexOf(sharing.filter((service) => service !== owner).at(-1)!);
    return [{ owner: owner.name, services: sharing, last: ['services', last, 'image', 'from'] }];
  });
}

/** The data of a stack in the function, as in `functions.tf` of the `pipeline` module. */
function stackOf(config: RuleInput, { environment, service, settings }: ServiceTarget) {
  const { name = '', region: common = '' } = config;
  const { accountId, name: environmentName = '', region = common } = environment;
  const names = serviceNames({ name }, environmentName, { name: service.name ?? '' }, settings);
  const role = (roleName: string) =>
    `arn:${partitionOf(region).name}:iam::${accountId}:role${rolePath(config)}${roleName}`;
  return {
    stackName: names.stack,
    region,
    roleArn: role(names.promotionRole),
    stackRoleArn: role(names.cloudFormationRole),
    imageParameter: names.deployedImageParameter,
    deploymentParameter: names.deploymentParameter,
  };
}
