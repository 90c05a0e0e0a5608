import { parseArn } from '../aws/arn';
import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { LoadBalancerModel } from '../model/resolved';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  Listener,
  Rule,
} from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck } from './environment-check';
import { findSubnets } from './subnets';
import { OK, problem, Verdict, warning } from './verdict';

/** A load balancer of a service. */
interface Entrance {
  readonly service: EnvironmentServiceModel;
  readonly name: string;
  readonly balancer: LoadBalancerModel;
}

/** The listeners and Network Load Balancers that services refer to. */
export function listeners(environment: EnvironmentModel): Check[] {
  return environment.services.flatMap((service) =>
    Object.entries(service.settings.loadBalancers).flatMap(([name, balancer]) => {
      const entrance = { service, name, balancer };
      const { listenerArn, loadBalancerArn } = balancer;
      const of = `of ${service.name}`;
      if (listenerArn !== null) {
        const subject = `listener of ${loadBalancerName(listenerArn)} ${of}`;
        return [environmentCheck(environment, subject, (settings) => checkListener(settings, entrance, listenerArn))];
      }
      if (loadBalancerArn === null) return [];
      const subject = `load balancer ${loadBalancerName(loadBalancerArn)} ${of}`;
      return [environmentCheck(environment, subject, (settings) => checkNetwork(settings, entrance, loadBalancerArn))];
    }),
  );
}

function loadBalancerName(arn: string): string {
  return parseArn(arn)?.resource.split('/')[2] ?? arn;
}

/** Checks an Application Load Balancer's listener, to which Terraform adds a rule. */
async function checkListener(settings: ClientSettings, entrance: Entrance, arn: string): Promise<Verdict> {
  const client = new ElasticLoadBalancingV2Client(settings);
  const command = new DescribeListenersCommand({ ListenerArns: [arn] });
  const listener = await found('ListenerNotFound', async () => (await client.send(command)).Listeners?.[0]);
  if (!listener) return problem('not found', 'create it, or correct listenerArn');
  const { priority, protocolVersion } = entrance.balancer;
  if (protocolVersion !== 'HTTP1' && listener.Protocol !== 'HTTPS') {
    return problem(
      `its protocol is ${listener.Protocol}, but ${protocolVersion} requires HTTPS`,
      'use an HTTPS listener in listenerArn, or remove protocolVersion',
    );
  }
  const { Rules: rules = [] } = await client.send(new DescribeRulesCommand({ ListenerArn: arn }));
  const taken = rules.find((rule) => rule.Priority === String(priority));
  if (taken && !isOwnRule(taken, entrance)) {
    return problem(
      `another rule has priority ${priority}`,
      `use a free priority, such as ${freePriority(rules, priority ?? 0)}`,
    );
  }
  return (await elsewhere(settings, entrance, listener.LoadBalancerArn ?? '')) ?? OK;
}

/** Checks a Network Load Balancer, to which Terraform adds a listener. */
async function checkNetwork(settings: ClientSettings, entrance: Entrance, arn: string): Promise<Verdict> {
  const wrong = await elsewhere(settings, entrance, arn);
  if (wrong) return wrong;
  const client = new ElasticLoadBalancingV2Client(settings);
  const { Listeners = [] } = await client.send(new DescribeListenersCommand({ LoadBalancerArn: arn }));
  const { port } = entrance.balancer;
  const taken = Listeners.find((listener) => listener.Port === port);
  if (!taken || sendsTo(taken.DefaultActions, entrance)) return OK;
  // It may be the service's own listener, with its traffic shifted to another target group.
  return warning(
    `a listener on port ${port} already exists and forwards to no target group of ${entrance.service.name}`,
    `use another port, unless this is the listener of ${entrance.service.name} and its traffic was shifted to another target group`,
  );
}

/** A load balancer that does not exist, or is not in the VPC of the tasks. */
async function elsewhere(settings: ClientSettings, { service }: Entrance, arn: string): Promise<Verdict | undefined> {
  const client = new ElasticLoadBalancingV2Client(settings);
  const command = new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] });
  const balancer = await found('LoadBalancerNotFound', async () => (await client.send(command)).LoadBalancers?.[0]);
  if (!balancer) return problem('not found', 'create it, or correct loadBalancerArn');
  const subnets = await findSubnets(settings, service.settings.subnetIds);
  const foreign = subnets.find(({ vpcId }) => vpcId !== balancer.VpcId);
  if (!foreign) return undefined;
  return problem(
    `it is in ${balancer.VpcId}, but the subnet ${foreign.id} is in ${foreign.vpcId}`,
    'use a load balancer in the VPC of the subnets, or correct subnetIds',
  );
}

/** Whether Terraform created a rule for the service: its conditions match, or it forwards to the service's target group. */
function isOwnRule({ Actions, Conditions = [] }: Rule, entrance: Entrance): boolean {
  const values = (field: string) =>
    Conditions.filter(({ Field }) => Field === field)
      .flatMap(({ HostHeaderConfig, PathPatternConfig, Values }) => [
        ...new Set([...(Values ?? []), ...(HostHeaderConfig?.Values ?? []), ...(PathPatternConfig?.Values ?? [])]),
      ])
      .sort();
  const { hosts, paths } = entrance.balancer;
  const isSame = (one: readonly string[], other: readonly string[]) => [...one].sort().join() === other.join();
  const isMatch = isSame(hosts, values('host-header')) && isSame(paths, values('path-pattern'));
  return isMatch || sendsTo(Actions, entrance);
}

/** Whether one of the actions forwards to a target group of the service, identified by its name prefix. */
function sendsTo(actions: Rule['Actions'] | Listener['DefaultActions'], { name, service }: Entrance): boolean {
  const prefix = `${service.settings.stackName}-${name}`.slice(0, 23).replace(/^-+|-+$/g, '');
  return (actions ?? [])
    .flatMap(({ ForwardConfig, TargetGroupArn }) => [
      TargetGroupArn,
      ...(ForwardConfig?.TargetGroups ?? []).map((group) => group.TargetGroupArn),
    ])
    .some((arn) => arn?.includes(`:targetgroup/${prefix}-`));
}

function freePriority(rules: readonly Rule[], wanted: number): number {
  const taken = new Set(rules.map(({ Priority }) => Number(Priority)));
  let priority = wanted;
  while (taken.has(priority)) priority = (priority % 50000) + 1;
  return priority;
}

/** The answer, or undefined if AWS returns a not-found error. */
async function found<T>(error: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if ((thrown as Error).name.startsWith(error)) return undefined;
    throw thrown;
  }
}
