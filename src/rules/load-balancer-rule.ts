import { loadBalancersOf, ServiceLoadBalancer } from '../config/load-balancers';
import { Path, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { Rule, RuleInput, settingsRule } from './rule';

/** The settings that define load balancers. */
export const LOAD_BALANCERS = ['extraLoadBalancers', 'loadBalancer'] as const;

/** A load balancer of a service in one environment. */
export interface LoadBalancerTarget<K extends keyof ServiceSettings> extends ServiceLoadBalancer {
  readonly target: ServiceTarget<K | (typeof LOAD_BALANCERS)[number]>;
  /** The path of one of its keys, or of the load balancer itself. */
  readonly at: (...keys: (string | number)[]) => Path;
}

/** A rule that checks each load balancer of a service. @param reads - the other settings that the rule reads */
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
