import { jsonBytes } from '../aws/document-sizes';
import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { servicesByImage } from '../config/image-owner';
import { Problem } from '../config/problem';
import { ServiceTarget } from '../config/service-target';
import { serviceNames } from '../naming/names';
import { rolePath } from '../naming/role-paths';
import { Rule, RuleInput } from './rule';

/** Beside the actions that deploy, a stage has one that prepares and one that records. */
const MAX_SERVICES = SIZE_LIMITS['actions of a stage'] - 2;

/**
 * More services that share an image than a stage of their pipeline has room for.
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
            fix: `use at most ${MAX_SERVICES}, as a stage of a pipeline has no room for more`,
          },
        ],
  );

/** Bytes of the function's template without what it knows of environments and stacks. It is somewhat less. */
export const FUNCTION_BYTES = 30_000;

/** Bytes of what the function knows of an environment, with names of some length. */
const ENVIRONMENT_BYTES = 450;

/**
 * More services that share an image, in more environments, than the function of their pipeline can know: its code is in a
 * CloudFormation template.
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
        message: `too much for the template body of the pipeline's function, got ${targets.length} stacks that run the image of ${owner}, about ${size} of the ${max} bytes that AWS allows`,
        fix: 'give some of the services an image of their own',
      },
    ];
  });

interface SharedImage {
  readonly owner: string;
  readonly services: readonly ServiceTarget['service'][];
  /** Where the last of them says so. */
  readonly last: Problem['path'];
}

function sharedImagesOf({ services }: RuleInput): SharedImage[] {
  return [...servicesByImage(services)].flatMap(([owner, sharing]): SharedImage[] => {
    if (owner.name === undefined || sharing.length < 2) return [];
    const last = services.lastIndexOf(sharing.filter((service) => service !== owner).at(-1)!);
    return [{ owner: owner.name, services: sharing, last: ['services', last, 'image', 'from'] }];
  });
}

/** What the function knows of a stack: `functions.tf` of the module `pipeline`. */
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
