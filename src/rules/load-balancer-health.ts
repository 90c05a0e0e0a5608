import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { loadBalancerRule } from './load-balancer-rule';

/** Health checks that can overlap. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export const healthCheckTimes = loadBalancerRule([], ({ at, balancer: { healthCheck } }): Problem[] => {
  const { interval, timeout } = { ...DEFAULTS.LoadBalancerHealthCheckConfig, ...healthCheck };
  if (timeout < interval) return [];
  const key = healthCheck?.timeout === undefined ? 'interval' : 'timeout';
  return [
    {
      path: at('healthCheck', key),
      message:
        key === 'timeout'
          ? `not shorter than the interval of ${interval}`
          : `not longer than the timeout of ${timeout}`,
      value: key === 'timeout' ? timeout : interval,
      fix: 'use an interval that is longer than the timeout',
    },
  ];
});

/** Protocols and settings that health checks of this kind of load balancer do not support. */
export const healthCheckProtocols = loadBalancerRule([], ({ at, balancer: { healthCheck }, isNetwork }): Problem[] => {
  const { path, protocol, statusCodes } = healthCheck ?? {};
  if (!isNetwork && protocol === 'TCP') {
    const message = 'not supported by health checks of an Application Load Balancer';
    return [{ path: at('healthCheck', 'protocol'), message, value: protocol, fix: 'use HTTP or HTTPS' }];
  }
  const isTcp = isNetwork && (protocol ?? (path === undefined ? 'TCP' : 'HTTP')) === 'TCP';
  if (!isTcp) return [];
  const message = 'not supported by TCP health checks';
  const fix = 'remove it, or set healthCheck.protocol to HTTP';
  return [
    ...(path === undefined ? [] : [{ path: at('healthCheck', 'path'), message, value: path, fix }]),
    ...(statusCodes === undefined
      ? []
      : [{ path: at('healthCheck', 'statusCodes'), message, value: statusCodes, fix }]),
  ];
});

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html */
const CODES = {
  grpc: { min: 0, max: 99, of: 'gRPC' },
  application: { min: 200, max: 499, of: 'an Application Load Balancer' },
  network: { min: 200, max: 599, of: 'a Network Load Balancer' },
} as const;

/** Status codes that a load balancer does not accept as healthy. */
export const healthCheckCodes = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { healthCheck, protocolVersion } = balancer;
  const value = healthCheck?.statusCodes;
  if (value === undefined) return [];
  const { max, min, of } = CODES[isNetwork ? 'network' : protocolVersion === 'GRPC' ? 'grpc' : 'application'];
  const ranges = value.split(',').map((range) => range.split('-').map(Number));
  const isPossible = ranges.every(([first = 0, last = first]) => first >= min && last <= max && first <= last);
  if (isPossible) return [];
  const fix = `use ${min} to ${max}, such as ${min === 0 ? '0,12' : '200-399'}`;
  return [{ path: at('healthCheck', 'statusCodes'), message: `invalid status codes for ${of}`, value, fix }];
});

/**
 * Ports that health checks cannot use where every task has a different port on its container instance.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
 */
export const bridgeHealthChecks = loadBalancerRule(
  ['networkMode'],
  ({ at, balancer, target: { settings } }): Problem[] => {
    if (settings.networkMode !== 'bridge') return [];
    const port = balancer.healthCheck?.port;
    const message = 'not supported in network mode bridge, where every task has a different port';
    if (port !== undefined) {
      return [{ path: at('healthCheck', 'port'), message, value: port, fix: 'remove it, or use awsvpc' }];
    }
    if (balancer.protocol !== 'UDP') return [];
    const fix = 'use network mode awsvpc because health checks cannot use UDP';
    return [{ path: at('protocol'), message, value: balancer.protocol, fix }];
  },
);
