import { LoadBalancerConfig } from '../config/load-balancer-config';
import { Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { loadBalancerRule } from './load-balancer-rule';

type Key = keyof LoadBalancerConfig;

const ONLY_APPLICATION: readonly Key[] = ['listenerArn', 'hosts', 'paths', 'priority', 'protocolVersion', 'slowStart'];
const ONLY_NETWORK: readonly Key[] = ['port', 'certificateArn', 'sslPolicy', 'alpnPolicy', 'sourceCidrs'];

/** Keys that only the other kind of load balancer supports. */
export const loadBalancerKinds = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const [keys, other, fix] = isNetwork
    ? [ONLY_APPLICATION, 'an Application Load Balancer', 'remove it, or remove loadBalancerArn']
    : [ONLY_NETWORK, 'a Network Load Balancer', 'set loadBalancerArn, or remove it'];
  return keys
    .filter((key) => balancer[key] !== undefined)
    .map((key) => ({ path: at(key), message: `supported only by ${other}`, value: balancer[key], fix }));
});

/** Settings that a rule or a listener requires. */
export const loadBalancerNeeds = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { certificateArn, hosts, paths, port, priority, protocol } = balancer;
  const missing = (message: string, fix: string): Problem => ({ path: at(), message, fix });
  if (isNetwork) {
    return [
      ...(port === undefined ? [missing('requires port', 'set the port that the load balancer listens on')] : []),
      ...(protocol === 'TLS' && certificateArn === undefined
        ? [missing('protocol TLS requires certificateArn', 'set certificateArn, or use protocol TCP')]
        : []),
    ];
  }
  // These keys are for a Network Load Balancer, which lacks others.
  if (ONLY_NETWORK.some((key) => balancer[key] !== undefined)) return [];
  return [
    ...(hosts === undefined && paths === undefined
      ? [missing('requires hosts or paths', 'set one of them, such as paths: ["/*"]')]
      : []),
    ...(priority === undefined
      ? [missing('requires priority', 'set a priority that no other rule of the listener has, such as 100')]
      : []),
  ];
});

const APPLICATION_PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS'];
const NETWORK_PROTOCOLS: readonly string[] = ['TCP', 'TLS', 'UDP'];

/**
 * Protocols that this kind of load balancer does not support, and settings that require TLS.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export const loadBalancerProtocols = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { protocol } = balancer;
  const allowed = isNetwork ? NETWORK_PROTOCOLS : APPLICATION_PROTOCOLS;
  const kind = isNetwork ? 'a Network Load Balancer' : 'an Application Load Balancer';
  if (protocol !== undefined && !allowed.includes(protocol)) {
    const fix = `use ${enumerate(allowed, 'or')}`;
    return [{ path: at('protocol'), message: `not supported by ${kind}`, value: protocol, fix }];
  }
  if (!isNetwork || protocol === 'TLS') return [];
  return (['certificateArn', 'sslPolicy', 'alpnPolicy'] as const)
    .filter((key) => balancer[key] !== undefined)
    .map((key) => ({
      path: at(key),
      message: 'requires protocol TLS',
      value: balancer[key],
      fix: 'set protocol: TLS, or remove it',
    }));
});

/** The load balancer's own cookies. */
const RESERVED_COOKIE = /^AWSALB(APP|TG)?(-|$)/;

/**
 * Stickiness that this kind of load balancer does not support.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
export const loadBalancerStickiness = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { protocol, stickiness } = balancer;
  if (stickiness === undefined) return [];
  if (isNetwork && protocol === 'TLS') {
    const message = 'not supported with protocol TLS';
    return [{ path: at('stickiness'), message, value: stickiness, fix: 'remove it, or use protocol TCP' }];
  }
  if (!isNetwork) {
    const { cookieName = '' } = stickiness;
    if (!RESERVED_COOKIE.test(cookieName)) return [];
    const message = "reserved for the load balancer's own cookies";
    return [{ path: at('stickiness', 'cookieName'), message, value: cookieName, fix: 'use another name' }];
  }
  return (['cookieName', 'cookieDuration'] as const)
    .filter((key) => stickiness[key] !== undefined)
    .map((key) => ({
      path: at('stickiness', key),
      message: 'not supported by a Network Load Balancer, which identifies clients by IP address',
      value: stickiness[key],
      fix: 'use stickiness: {}',
    }));
});
