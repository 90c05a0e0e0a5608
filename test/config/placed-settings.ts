import { LoadBalancerConfig, ServiceSettings } from '../../src/config';
import { loadBalancersOf } from '../../src/config/load-balancers';

/** Placeholder for any sidecar with a port. */
export const SIDECAR = '{sidecar}';

/** The place that a service runs in. */
export interface Place {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  /** Numbers that are unique to this service and environment. */
  readonly service: number;
  readonly environment: number;
}

/** Settings of a service in one environment, with valid references and unique values. */
export function placed(settings: ServiceSettings, { accountId, environment, partition, region, service }: Place) {
  const text = JSON.stringify(settings)
    .replaceAll('{partition}', partition)
    .replaceAll('{region}', region)
    .replaceAll('{account}', accountId)
    .replaceAll('{at}', `${service}-${environment}`);
  return withOwnNumbers(fitting(JSON.parse(text)), service * 100 + environment * 10 + 1);
}

/** Makes the priorities of a listener's rules and the ports of a load balancer's listeners unique. */
function withOwnNumbers(settings: ServiceSettings, first: number): ServiceSettings {
  const numbers = new Map(loadBalancersOf(settings).map(({ name }, index) => [name, first + index]));
  const numbered = (name: string, balancer: LoadBalancerConfig): LoadBalancerConfig => ({
    ...balancer,
    ...(balancer.loadBalancerArn === undefined ? { priority: numbers.get(name) } : { port: numbers.get(name) }),
  });
  return mapLoadBalancers(settings, numbered);
}

function mapLoadBalancers(
  settings: ServiceSettings,
  map: (name: string, balancer: LoadBalancerConfig) => LoadBalancerConfig,
): ServiceSettings {
  const { extraLoadBalancers, loadBalancer } = settings;
  return {
    ...settings,
    ...(loadBalancer && { loadBalancer: map('main', loadBalancer) }),
    ...(extraLoadBalancers && {
      extraLoadBalancers: Object.fromEntries(
        Object.entries(extraLoadBalancers).map(([name, one]) => [name, map(name, one)]),
      ),
    }),
  };
}

/** Removes settings that cannot be combined with the others. */
function fitting(settings: ServiceSettings): ServiceSettings {
  return [withoutPort, ofNetworkMode, withSidecar, ofLoadBalancers, ofRoles].reduce((fit, step) => step(fit), settings);
}

function withoutPort(settings: ServiceSettings): ServiceSettings {
  if (settings.containerPort !== undefined) return settings;
  const { extraLoadBalancers, loadBalancer, targetGroupArn, serviceConnect, serviceDiscovery, ...others } = settings;
  const { clientOnly, namespace } = serviceConnect ?? {};
  const isRecordOfPort = serviceDiscovery?.dnsRecordType === 'SRV' || (others.networkMode ?? 'awsvpc') !== 'awsvpc';
  return {
    ...others,
    ...(serviceConnect && {
      serviceConnect: {
        ...(clientOnly !== undefined && { clientOnly }),
        ...(namespace !== undefined && { namespace }),
      },
    }),
    ...(serviceDiscovery && !isRecordOfPort && { serviceDiscovery }),
  };
}

function ofNetworkMode(settings: ServiceSettings): ServiceSettings {
  const { networkMode = 'awsvpc', serviceConnect, serviceDiscovery, ...others } = settings;
  if (networkMode === 'awsvpc') return settings;
  const { dnsRecordType, ...discovery } = serviceDiscovery ?? {};
  const other: ServiceSettings = {
    ...others,
    networkMode: settings.networkMode,
    ...(serviceConnect && networkMode === 'bridge' && { serviceConnect }),
    ...(serviceDiscovery && { serviceDiscovery: discovery }),
  };
  if (networkMode !== 'bridge') return other;
  return mapLoadBalancers(other, (_, { healthCheck, ...balancer }) => {
    const { port, ...rest } = healthCheck ?? {};
    const { containerPort: _port, protocol: _protocol, ...tcp } = balancer;
    return { ...(balancer.protocol === 'UDP' ? tcp : balancer), ...(healthCheck && { healthCheck: rest }) };
  });
}

function withSidecar(settings: ServiceSettings): ServiceSettings {
  const found = settings.sidecars?.find(({ containerPort }) => containerPort !== undefined);
  return mapLoadBalancers(settings, (_, { container, ...balancer }) =>
    // On a port that no other container uses.
    container === SIDECAR && found
      ? { ...balancer, container: found.name, ...(balancer.containerPort && { containerPort: 30_000 }) }
      : balancer,
  );
}

function ofLoadBalancers(settings: ServiceSettings): ServiceSettings {
  const { autoscaling, healthCheckGracePeriod, ...others } = settings;
  const isBalanced = others.targetGroupArn !== undefined || loadBalancersOf(others).length > 0;
  const isCounted = others.loadBalancer !== undefined && others.loadBalancer.loadBalancerArn === undefined;
  const { targetRequests, ...scaling } = autoscaling ?? {};
  return {
    ...others,
    ...(autoscaling && { autoscaling: isCounted ? autoscaling : scaling }),
    ...(isBalanced && healthCheckGracePeriod !== undefined && { healthCheckGracePeriod }),
  };
}

/** Removes settings that would change an existing role. */
function ofRoles(settings: ServiceSettings): ServiceSettings {
  const { executionPolicyArns, secretsKeyArns, taskPolicyArns, ...others } = settings;
  return {
    ...others,
    ...(others.taskRoleArn === undefined && taskPolicyArns && { taskPolicyArns }),
    ...(others.executionRoleArn === undefined && executionPolicyArns && { executionPolicyArns }),
    ...(others.executionRoleArn === undefined && secretsKeyArns && { secretsKeyArns }),
  };
}
