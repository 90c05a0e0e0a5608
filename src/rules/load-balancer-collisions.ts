import { formatPath, Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { LOAD_BALANCERS, LoadBalancerTarget, loadBalancersIn } from './load-balancer-rule';
import { Rule, readableTargets } from './rule';

/**
 * Two rules of one listener with the same priority, and two listeners of one Network Load Balancer on the same port.
 * `doctor` finds collisions with rules and listeners that are not in the config.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
 */
export const loadBalancerCollisions: Rule = (config) => {
  const seen = new Map<string, LoadBalancerTarget<never>>();
  const problems = new Map<string, Problem>();
  for (const target of readableTargets(config, config.targets, LOAD_BALANCERS)) {
    for (const one of loadBalancersIn(target)) {
      const place = placeOf(one);
      if (place === undefined) continue;
      const other = seen.get(place);
      seen.set(place, other ?? one);
      if (other) {
        const problem = collision(one, other);
        problems.set(formatPath(problem.path), problem);
      }
    }
  }
  return [...problems.values()];
};

/**
 * A priority or port that can be used only once. A listener from `inputs.tf` belongs to its environment. A listener in
 * the wrong account is reported by another rule.
 */
function placeOf({ balancer, isNetwork, target: { environment } }: LoadBalancerTarget<never>): string | undefined {
  const { listenerArn, loadBalancerArn, port, priority } = balancer;
  const { accountId, name, region } = environment;
  const number = isNetwork ? port : priority;
  const holder = isNetwork ? loadBalancerArn : listenerArn;
  return number === undefined ? undefined : JSON.stringify([accountId, region, holder ?? [name], number]);
}

function collision(one: LoadBalancerTarget<never>, other: LoadBalancerTarget<never>): Problem {
  const { at, balancer, isNetwork, target } = one;
  const key = isNetwork ? 'port' : 'priority';
  const holder = isNetwork ? 'load balancer' : 'listener';
  if (formatPath(at(key)) === formatPath(other.at(key))) {
    const environments = enumerate([other.target.environment.name ?? '', target.environment.name ?? '']);
    const message = `used in both ${environments}, which share the ${holder}`;
    return {
      path: at(key),
      message,
      value: balancer[key],
      fix: 'set one for each of these environments under overrides',
    };
  }
  const message = `already used by ${formatPath(other.at())} on the same ${holder}`;
  return { path: at(key), message, value: balancer[key], fix: `use another ${key}` };
}
