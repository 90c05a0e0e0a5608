import { LoadBalancerConfig } from '../config/load-balancer-config';
import { Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { loadBalancerRule } from './load-balancer-rule';

type Key = keyof LoadBalancerConfig;

const ONLY_APPLICATION: readonly Key[] = ['listenerArn', 'hosts', 'paths', 'priority', 'protocolVersion', 'slowStart'];
const ONLY_NETWORK: readonly Key[] = ['port', 'certificateArn', 'sslPolicy', 'alpnPolicy', 'sourceCidrs'];

/** Keys that the other kind of load balancer has. */
export const loadBalancerKinds = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const [keys, other, fix] = isNetwork
    ? [ONLY_APPLICATION, 'an Application Load Balancer', 'remove it, or remove loadBalancerArn']
    : [ONLY_NETWORK, 'a Network Load Balancer', 'set loadBalancerArn, or remove it'];
  return keys
    .filter((key) => balancer[key] !== undefined)
    .map((key) => ({ path: at(key), message: `only possible on ${other}`, value: balancer[key], fix }));
});

/** What a rule or a listener cannot be without. */
export const loadBalancerNeeds = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { certificateArn, hosts, paths, port, priority, protocol } = balancer;
  const missing = (message: string, fix: string): Problem => ({ path: at(), message, fix });
  if (isNetwork) {
    return [
      ...(port === undefined ? [missing('without a port', 'set port, on which the load balancer listens')] : []),
      ...(protocol === 'TLS' && certificateArn === undefined
        ? [missing('TLS without a certificate', 'set certificateArn, or use the protocol TCP')]
        : []),
    ];
  }
  // What is meant to be a Network Load Balancer lacks something else.
  if (ONLY_NETWORK.some((key) => balancer[key] !== undefined)) return [];
  return [
    ...(hosts === undefined && paths === undefined
      ? [missing('without hosts and paths', 'set one of them, such as paths: ["/*"]')]
      : []),
    ...(priority === undefined
      ? [missing('without a priority', 'set priority, which no other rule of the listener may have, such as 100')]
      : []),
  ];
});

const APPLICATION_PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS'];
const NETWORK_PROTOCOLS: readonly string[] = ['TCP', 'TLS', 'UDP'];

/**
 * Protocols that this kind of load balancer does not speak, and what only TLS has.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export const loadBalancerProtocols = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { protocol } = balancer;
  const allowed = isNetwork ? NETWORK_PROTOCOLS : APPLICATION_PROTOCOLS;
  const kind = isNetwork ? 'a Network Load Balancer' : 'an Application Load Balancer';
  if (protocol !== undefined && !allowed.includes(protocol)) {
    const fix = `use ${enumerate(allowed, 'or')}`;
    return [{ path: at('protocol'), message: `not a protocol of ${kind}`, value: protocol, fix }];
  }
  if (!isNetwork || protocol === 'TLS') return [];
  return (['certificateArn', 'sslPolicy', 'alpnPolicy'] as const)
    .filter((key) => balancer[key] !== undefined)
    .map((key) => ({
      path: at(key),
      message: 'only possible with the protocol TLS',
      value: balancer[key],
      fix: 'set protocol: TLS, or remove it',
    }));
});

/** The load balancer's own cookies. */
const RESERVED_COOKIE = /^AWSALB(APP|TG)?(-|$)/;

/**
 * Stickiness that this kind of load balancer does not have.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
export const loadBalancerStickiness = loadBalancerRule([], ({ at, balancer, isNetwork }): Problem[] => {
  const { protocol, stickiness } = balancer;
  if (stickiness === undefined) return [];
  if (isNetwork && protocol === 'TLS') {
    const message = 'not possible with the protocol TLS';
    return [{ path: at('stickiness'), message, value: stickiness, fix: 'remove it, or use the protocol TCP' }];
  }
  if (!isNetwork) {
    const { cookieName = '' } = stickiness;
    if (!RESERVED_COOKIE.test(cookieName)) return [];
    const message = "a name of the load balancer's own cookies";
    return [{ path: at('stickiness', 'cookieName'), message, value: cookieName, fix: 'use another one' }];
  }
  return (['cookieName', 'cookieDuration'] as const)
    .filter((key) => stickiness[key] !== undefined)
    .map((key) => ({
      path: at('stickiness', key),
      message: 'not possible on a Network Load Balancer, which knows clients by their IP addresses',
      value: stickiness[key],
      fix: 'write stickiness: {}',
    }));
});
