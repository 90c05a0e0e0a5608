import { Problem } from '../config/problem';
import { settingsRule } from './rule';

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
  ['healthCheckGracePeriod', 'targetGroupArn'],
  ({ at, settings }): Problem[] => {
    const { healthCheckGracePeriod, targetGroupArn } = settings;
    if (healthCheckGracePeriod === undefined || targetGroupArn !== undefined) return [];
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
