import { loadBalancersOf, ServiceLoadBalancer } from '../config/load-balancers';
import { Path, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { Rule, RuleInput, settingsRule } from './rule';

/** The settings that say which load balancers there are. */
export const LOAD_BALANCERS = ['extraLoadBalancers', 'loadBalancer'] as const;

/** A load balancer of a service in one environment. */
export interface LoadBalancerTarget<K extends keyof ServiceSettings> extends ServiceLoadBalancer {
  readonly target: ServiceTarget<K | (typeof LOAD_BALANCERS)[number]>;
  /** Where one of its keys stands, or the load balancer itself. */
  readonly at: (...keys: (string | number)[]) => Path;
}

/** A rule about each load balancer of a service. @param reads - what else of the service's settings it looks at */
export function loadBalancerRule<K extends keyof ServiceSettings = never>(
  reads: readonly K[],
  find: (balancer: LoadBalancerTarget<K>, config: RuleInput) => Problem[],
): Rule {
  return settingsRule([...LOAD_BALANCERS, ...reads], (target, config) =>
    loadBalancersIn(target).flatMap((one) => find(one, config)),
  );
}

/** The load balancers of a service in one environment. */
export function loadBalancersIn<K extends keyof ServiceSettings>(
  target: ServiceTarget<K | (typeof LOAD_BALANCERS)[number]>,
): LoadBalancerTarget<K>[] {
  return loadBalancersOf(target.settings).map((one) => ({
    ...one,
    target,
    at: (...keys) => target.at([...one.path, ...keys]),
  }));
}
