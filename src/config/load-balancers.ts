import { LoadBalancerConfig } from './load-balancer-config';
import { LoadBalancerSettings } from './load-balancer-settings';
import { SettingPath } from './service-target';

/** A load balancer of a service. */
export interface ServiceLoadBalancer {
  /** `main`, or the key in `extraLoadBalancers`. */
  readonly name: string;
  readonly path: SettingPath;
  readonly balancer: LoadBalancerConfig;
  /** Whether it is a Network Load Balancer. */
  readonly isNetwork: boolean;
}

/** The name of `loadBalancer`. */
export const MAIN = 'main';

/** All load balancers of a service. The extra ones are sorted by name. */
export function loadBalancersOf({
  extraLoadBalancers = {},
  loadBalancer,
}: Pick<LoadBalancerSettings, 'extraLoadBalancers' | 'loadBalancer'>): ServiceLoadBalancer[] {
  const extra = Object.entries(extraLoadBalancers).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(loadBalancer ? [service(MAIN, ['loadBalancer'], loadBalancer)] : []),
    ...extra.map(([name, balancer]) => service(name, ['extraLoadBalancers', name], balancer)),
  ];
}

function service(name: string, path: SettingPath, balancer: LoadBalancerConfig): ServiceLoadBalancer {
  return { name, path, balancer, isNetwork: balancer.loadBalancerArn !== undefined };
}

/** Whether the load balancer is a rule of the listener in the environment's `inputs.tf`. */
export function takesListenerOfInputs({
  listenerArn = null,
  loadBalancerArn = null,
}: {
  readonly listenerArn?: string | null;
  readonly loadBalancerArn?: string | null;
}): boolean {
  return listenerArn === null && loadBalancerArn === null;
}
