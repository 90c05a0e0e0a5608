import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { parseArn } from '../../src/aws/arn';
import type { EcsPipelineConfig } from '../../src/config';
import { administrator, clientOf } from '../e2e/aws';
import type { Emulator } from '../emulator/emulator';

/** The config with existing load balancers and listeners, which are created because Terraform reads them. */
export async function withLoadBalancers(emulator: Emulator, config: EcsPipelineConfig): Promise<EcsPipelineConfig> {
  let text = JSON.stringify(config);
  const named = text.match(/arn:aws:elasticloadbalancing:[^"]+:(?:listener|loadbalancer)\/[^"]+/g) ?? [];
  for (const arn of new Set(named)) text = text.replaceAll(arn, await create(emulator, arn));
  return JSON.parse(text);
}

/** The ARN of the created replacement: the same except for the IDs. */
async function create(emulator: Emulator, arn: string): Promise<string> {
  const { accountId, region, resource } = parseArn(arn)!;
  const [kind, type, Name] = resource.split('/');
  const by = administrator(accountId);
  const { Subnets = [] } = await clientOf(EC2Client, emulator, by, region).send(new DescribeSubnetsCommand({}));
  const client = clientOf(ElasticLoadBalancingV2Client, emulator, by, region);
  const { LoadBalancers = [] } = await client.send(
    new CreateLoadBalancerCommand({
      Name,
      Type: type === 'net' ? 'network' : 'application',
      Subnets: Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId),
    }),
  );
  const { LoadBalancerArn = '' } = LoadBalancers[0]!;
  if (kind === 'loadbalancer') return LoadBalancerArn;
  const { Listeners = [] } = await client.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  );
  return Listeners[0]!.ListenerArn!;
}
