import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
const TARGET_GROUP = /^targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+$/;

/** What is no target group at all. Where it is, the rule about places looks at. */
export const targetGroupArns = settingsRule(['targetGroupArn'], ({ at, settings }, { region }): Problem[] => {
  const { targetGroupArn } = settings;
  if (targetGroupArn === undefined) return [];
  const { resource = '', service } = parseArn(targetGroupArn) ?? {};
  if (service === 'elasticloadbalancing' && TARGET_GROUP.test(resource)) return [];
  const { name } = partitionOf(region ?? '');
  return [
    {
      path: at(['targetGroupArn']),
      message: 'not the ARN of a target group',
      value: targetGroupArn,
      fix: `use one such as arn:${name}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{id}`,
    },
  ];
});

/**
 * A target group has to know a port.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
 */
export const targetGroups = settingsRule(['targetGroupArn', 'containerPort'], ({ at, settings }): Problem[] => {
  const { containerPort, targetGroupArn } = settings;
  if (targetGroupArn === undefined || containerPort !== undefined) return [];
  const path = at(['targetGroupArn']);
  return [{ path, message: 'without a containerPort', value: targetGroupArn, fix: 'set containerPort, or remove it' }];
});

/**
 * Only a service with a load balancer can have a grace period.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export const gracePeriods = settingsRule(
  ['cloudFormationProperties', 'healthCheckGracePeriod', 'targetGroupArn'],
  ({ at, settings }): Problem[] => {
    const { cloudFormationProperties, healthCheckGracePeriod, targetGroupArn } = settings;
    if (healthCheckGracePeriod === undefined || targetGroupArn !== undefined) return [];
    if (cloudFormationProperties?.service?.LoadBalancers !== undefined) return [];
    return [
      {
        path: at(['healthCheckGracePeriod']),
        message: 'without a targetGroupArn',
        value: healthCheckGracePeriod,
        fix: 'set targetGroupArn, or remove it',
      },
    ];
  },
);
