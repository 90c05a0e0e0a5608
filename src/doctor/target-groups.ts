import { parseArn } from '../aws/arn';
import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { enumerate } from '../text/messages';
import { DescribeTargetGroupsCommand, ElasticLoadBalancingV2Client, TargetGroup } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, Named, namedBy } from './environment-check';
import { findSubnets } from './subnets';
import { OK, problem, Verdict, warning } from './verdict';

/** The target groups that tasks are registered in. */
export function targetGroups(environment: EnvironmentModel): Check[] {
  return namedBy(environment.services, ({ settings }) => settings.targetGroupArn).map((named) => {
    const name = parseArn(named.name)?.resource.split('/')[1] ?? named.name;
    const subject = `target group ${name} of ${enumerate(named.services.map((service) => service.name))}`;
    return environmentCheck(environment, subject, (settings) => checkTargetGroup(settings, named));
  });
}

async function checkTargetGroup(settings: ClientSettings, { name: arn, services }: Named): Promise<Verdict> {
  const group = await findTargetGroup(settings, arn);
  if (!group) return problem('not found', 'create it, or correct targetGroupArn');
  for (const service of services) {
    const found = (await unsuitable(settings, group, service)) ?? healthCheckPort(group, service);
    if (found) return found;
  }
  return OK;
}

async function findTargetGroup(settings: ClientSettings, arn: string): Promise<TargetGroup | undefined> {
  try {
    const command = new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] });
    return (await new ElasticLoadBalancingV2Client(settings).send(command)).TargetGroups?.[0];
  } catch (error) {
    if (/^TargetGroupNotFound/.test((error as Error).name)) return undefined;
    throw error;
  }
}

/** Protocols that cannot reach a TCP port of a container. */
const OTHER_TRANSPORTS = ['GENEVE', 'QUIC', 'UDP'];

/**
 * Why ECS cannot use a target group for a service.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
 */
async function unsuitable(
  clientSettings: ClientSettings,
  { LoadBalancerArns: balancers = [], Protocol: protocol, TargetType: type, VpcId: vpc }: TargetGroup,
  { settings: { networkMode, subnetIds } }: EnvironmentServiceModel,
): Promise<Verdict | undefined> {
  const wanted = networkMode === 'awsvpc' ? 'ip' : 'instance';
  if (type !== wanted) {
    return problem(
      `its target type is ${type}, but network mode ${networkMode} requires ${wanted}`,
      `create one with target type ${wanted}, because the type cannot be changed, and use it in targetGroupArn`,
    );
  }
  if (protocol !== undefined && OTHER_TRANSPORTS.includes(protocol)) {
    return problem(
      `its protocol is ${protocol}, but the container's port is a TCP port`,
      'create one with protocol HTTP, HTTPS, TCP or TLS, and use it in targetGroupArn',
    );
  }
  const foreign = (await findSubnets(clientSettings, subnetIds)).find(({ vpcId }) => vpcId !== vpc);
  if (foreign) {
    return problem(
      `it is in ${vpc}, but the subnet ${foreign.id} is in ${foreign.vpcId}`,
      'create one in the VPC of the subnets and use it in targetGroupArn, or correct subnetIds',
    );
  }
  if (balancers.length > 0) return undefined;
  return problem(
    'is not attached to a load balancer, so ECS refuses to create the service',
    'forward to it from a listener or listener rule of a load balancer',
  );
}

/** ECS keeps replacing tasks that fail their health checks. A warning, because a container can use an undeclared port. */
function healthCheckPort(
  { HealthCheckPort: port = 'traffic-port' }: TargetGroup,
  { name, settings }: EnvironmentServiceModel,
): Verdict | undefined {
  const isReached = [settings, ...settings.sidecars].some(({ containerPort }) => String(containerPort) === port);
  if (port === 'traffic-port' || isReached) return undefined;
  return warning(
    `its health checks use port ${port}, which no container of ${name} declares`,
    'set the health check port to traffic-port, unless a container listens on port ${port}',
  );
}
