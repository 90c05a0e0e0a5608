import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { loadBalancersOf } from '../config/load-balancers';
import { Problem } from '../config/problem';
import { LOAD_BALANCERS, loadBalancerRule } from './load-balancer-rule';
import { settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
const TARGET_GROUP = /^targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+$/;

/** ARNs that are not those of target groups. `targetGroupPlaces` checks their account and Region. */
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
      fix: `use an ARN such as arn:${name}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{id}`,
    },
  ];
});

/** The ARNs of load balancers and their parts. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html */
const ARNS = {
  listenerArn: {
    pattern: /^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:listener\/app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+\/[0-9a-f]+$/,
    message: 'not the ARN of an Application Load Balancer listener',
    example: 'elasticloadbalancing:{region}:{account}:listener/app/{name}/{id}/{id}',
  },
  loadBalancerArn: {
    pattern: /^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/net\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+$/,
    message: 'not the ARN of a Network Load Balancer',
    example: 'elasticloadbalancing:{region}:{account}:loadbalancer/net/{name}/{id}',
  },
  certificateArn: {
    pattern: /^arn:[^:]+:(acm:[^:]+:\d{12}:certificate\/[A-Za-z0-9-]+|iam::\d{12}:server-certificate\/.+)$/,
    message: 'not the ARN of a certificate',
    example: 'acm:{region}:{account}:certificate/{id}',
  },
} as const;

/**
 * ARNs that are not those of a listener, load balancer or certificate. `loadBalancerPlaces` checks account and Region.
 */
export const loadBalancerArns = loadBalancerRule([], ({ at, balancer }, { region }): Problem[] =>
  (['listenerArn', 'loadBalancerArn', 'certificateArn'] as const).flatMap((key) => {
    const { example, message, pattern } = ARNS[key];
    const value = balancer[key];
    if (value === undefined || pattern.test(value)) return [];
    return [
      { path: at(key), message, value, fix: `use an ARN such as arn:${partitionOf(region ?? '').name}:${example}` },
    ];
  }),
);

/**
 * A target group requires a port.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
 */
export const targetGroups = settingsRule(['targetGroupArn', 'containerPort'], ({ at, settings }): Problem[] => {
  const { containerPort, targetGroupArn } = settings;
  if (targetGroupArn === undefined || containerPort !== undefined) return [];
  const path = at(['targetGroupArn']);
  return [{ path, message: 'requires containerPort', value: targetGroupArn, fix: 'set containerPort, or remove it' }];
});

/**
 * A grace period requires a load balancer.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export const gracePeriods = settingsRule(
  ['cloudFormationProperties', 'healthCheckGracePeriod', 'targetGroupArn', ...LOAD_BALANCERS],
  ({ at, settings }): Problem[] => {
    const { cloudFormationProperties, healthCheckGracePeriod, targetGroupArn } = settings;
    if (healthCheckGracePeriod === undefined || targetGroupArn !== undefined) return [];
    if (loadBalancersOf(settings).length > 0) return [];
    if (cloudFormationProperties?.service?.LoadBalancers !== undefined) return [];
    return [
      {
        path: at(['healthCheckGracePeriod']),
        message: 'requires a load balancer',
        value: healthCheckGracePeriod,
        fix: 'set loadBalancer or targetGroupArn, or remove it',
      },
    ];
  },
);
