import { isCidrBlock } from '../aws/cidr-block';
import { MAIN } from '../config/load-balancers';
import { Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { LOAD_BALANCERS, loadBalancerRule, loadBalancersIn } from './load-balancer-rule';
import { settingsRule } from './rule';

/**
 * Containers that the task does not have, or that have no port.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
 */
export const loadBalancerContainers = loadBalancerRule(
  ['containerName', 'containerPort', 'sidecars'],
  ({ at, balancer, target: { service, settings } }): Problem[] => {
    const { containerName = service.name ?? '', containerPort, sidecars = [] } = settings;
    const containers = [{ name: containerName, containerPort }, ...sidecars];
    const { container = containerName } = balancer;
    const found = containers.find(({ name }) => name === container);
    if (!found) {
      const fix = `use ${enumerateNames(
        containers.map(({ name }) => name),
        'or',
      )}`;
      return [{ path: at('container'), message: 'unknown container', value: container, fix }];
    }
    if ((balancer.containerPort ?? found.containerPort) !== undefined) return [];
    const fix = `set containerPort for the ${container === containerName ? 'service' : 'sidecar'}, or for the load balancer`;
    return [{ path: at(), message: `requires a port of container ${container}`, fix }];
  },
);

const NAME = /^[a-z](-?[a-z0-9])*$/;

/** Names of load balancers that Terraform cannot use. */
export const loadBalancerNames = settingsRule(['extraLoadBalancers'], ({ at, settings }): Problem[] =>
  Object.keys(settings.extraLoadBalancers ?? {}).flatMap((name) => {
    const path = at(['extraLoadBalancers', name]);
    if (name === MAIN) return [{ path, message: 'reserved for loadBalancer', fix: 'use another name' }];
    if (NAME.test(name)) return [];
    const fix = 'use lowercase letters, digits and single hyphens, starting with a letter';
    return [{ path, message: 'invalid name', value: name, fix }];
  }),
);

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html */
const MAX_TARGET_GROUPS = 5;

/** More target groups than a service can have. */
export const targetGroupCount = settingsRule([...LOAD_BALANCERS, 'targetGroupArn'], (target): Problem[] => {
  const count = loadBalancersIn(target).length + (target.settings.targetGroupArn === undefined ? 0 : 1);
  if (count <= MAX_TARGET_GROUPS) return [];
  const message = `too many target groups, got ${count} (ECS limit: ${MAX_TARGET_GROUPS})`;
  return [{ path: target.at(['extraLoadBalancers']), message, fix: 'remove some' }];
});

/** Invalid ranges of IP addresses. */
export const loadBalancerSources = loadBalancerRule([], ({ at, balancer: { sourceCidrs = [] } }): Problem[] =>
  sourceCidrs.flatMap((value, index) =>
    isCidrBlock(value)
      ? []
      : [
          {
            path: at('sourceCidrs', index),
            message: 'not a CIDR block',
            value,
            fix: 'use the first address of the block, such as 10.0.0.0/16',
          },
        ],
  ),
);

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
const MIN_SLOW_START = 30;

/** Slow starts that are shorter than AWS allows. */
export const slowStarts = loadBalancerRule([], ({ at, balancer: { slowStart = 0 } }): Problem[] => {
  if (slowStart === 0 || slowStart >= MIN_SLOW_START) return [];
  return [
    {
      path: at('slowStart'),
      message: 'too short',
      value: slowStart,
      fix: 'use 30 to 900 seconds, or 0 for no slow start',
    },
  ];
});
