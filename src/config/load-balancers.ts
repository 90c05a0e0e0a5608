import { LoadBalancerConfig } from './load-balancer-config';
import { LoadBalancerSettings } from './load-balancer-settings';
import { SettingPath } from './service-target';

/** A load balancer of a service. */
export interface ServiceLoadBalancer {
  /** `main`, or its name among the extra ones. */
  readonly name: string;
  readonly path: SettingPath;
  readonly balancer: LoadBalancerConfig;
  /** Whether it is a Network Load Balancer. */
  readonly isNetwork: boolean;
}

/** What the `loadBalancer` is called where the extra ones have names. */
export const MAIN = 'main';

/** All load balancers of a service, the extra ones in the order of their names. */
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

/** Whether it is a rule of the listener that the environment's `inputs.tf` names. */
export function takesListenerOfInputs({
  listenerArn = null,
  loadBalancerArn = null,
}: {
  readonly listenerArn?: string | null;
  readonly loadBalancerArn?: string | null;
}): boolean {
  return listenerArn === null && loadBalancerArn === null;
}
