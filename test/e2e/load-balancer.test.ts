import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type LoadBalancerConfig, LoadBalancerProtocol } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, clientOf, REGION } from './aws';
import { exampleConfig, render } from './repository';
import { step } from './step';
import { Root } from './terraform';
import { createTerraformRoles, environmentOfTerraform } from './terraform-roles';

const ACCOUNT = '111111111111';
const ENVIRONMENT = 'environments/production';
const SERVICE = 'hello-production-web';

describeWith(['terraform', 'moto_server', 'python3'], 'a service behind load balancers', () => {
  const repository = temporaryFolder();
  let emulator: Emulator;
  let root: Root;
  let balancing: ElasticLoadBalancingV2Client;
  let ecs: ECSClient;
  let listenerArn: string;
  let networkLoadBalancer: string;

  /**
   * Renders the example with a service behind two load balancers, without the generated ones, which take half a minute.
   */
  function renderWith(loadBalancer: LoadBalancerConfig, environment: Readonly<Record<string, string>> = {}): void {
    const config = exampleConfig('minimal');
    const extraLoadBalancers = { raw: { loadBalancerArn: networkLoadBalancer, port: 8443 } };
    const own = { containerPort: 8080, clusterName: 'apps', environment, loadBalancer, extraLoadBalancers };
    render({ ...config, services: [{ ...config.services[0]!, ...own }] }, repository);
    rmSync(join(repository, ENVIRONMENT, 'load_balancer.tf'));
    const inputs = join(repository, ENVIRONMENT, 'inputs.tf');
    const text = readFileSync(inputs, 'utf8');
    expect(text).toContain('= aws_lb_listener.http.arn\n');
    writeFileSync(inputs, text.replace('aws_lb_listener.http.arn', JSON.stringify(listenerArn)));
  }

  beforeAll(async () => {
    emulator = await startEmulator();
    const accounts = new Accounts(emulator);
    const model = resolveModel(exampleConfig('minimal'));
    await createTerraformRoles(accounts, model);
    root = new Root(join(repository, ENVIRONMENT), await environmentOfTerraform(emulator, model));
    balancing = clientOf(ElasticLoadBalancingV2Client, emulator, administrator(ACCOUNT));
    ecs = clientOf(ECSClient, emulator, administrator(ACCOUNT));
    await ecs.send(new CreateClusterCommand({ clusterName: 'apps' }));
    const ec2 = clientOf(EC2Client, emulator, administrator(ACCOUNT));
    const [first, second] = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets!.map(({ SubnetId }) => SubnetId!);
    const create = async (Name: string, Type: 'application' | 'network') => {
      const command = new CreateLoadBalancerCommand({ Name, Type, Subnets: [first!, second!] });
      return (await balancing.send(command)).LoadBalancers![0]!.LoadBalancerArn!;
    };
    networkLoadBalancer = await create('raw', 'network');
    const LoadBalancerArn = await create('web', 'application');
    const DefaultActions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } }];
    const listener = new CreateListenerCommand({ LoadBalancerArn, Port: 80, Protocol: 'HTTP', DefaultActions });
    listenerArn = (await balancing.send(listener)).Listeners![0]!.ListenerArn!;
  }, 120_000);

  afterAll(() => emulator?.stop());

  const targetGroups = async () => {
    const { TargetGroups = [] } = await balancing.send(new DescribeTargetGroupsCommand({}));
    return Object.fromEntries(TargetGroups.map((group) => [group.TargetGroupArn!, group]));
  };

  /** The listener rule of the service, and its listener on the Network Load Balancer. */
  async function entrances() {
    const { Rules = [] } = await balancing.send(new DescribeRulesCommand({ ListenerArn: listenerArn }));
    const { Listeners = [] } = await balancing.send(
      new DescribeListenersCommand({ LoadBalancerArn: networkLoadBalancer }),
    );
    return { rule: Rules.find(({ Priority }) => Priority === '100')!, listener: Listeners[0]! };
  }

  step('target groups are created with a rule and a listener', async () => {
    renderWith({ paths: ['/*'], priority: 100 });
    await root.apply();

    expect(await root.changes()).toBeUndefined();
    const { listener, rule } = await entrances();
    const groups = await targetGroups();
    expect(groups[rule.Actions![0]!.TargetGroupArn!]).toMatchObject({ Protocol: 'HTTP', TargetType: 'ip' });
    expect(listener).toMatchObject({ Port: 8443, Protocol: 'TCP' });
    return 'a target group with a rule, one with a listener, and an empty second plan';
  });

  step('the service is behind both', async () => {
    const accounts = new Accounts(emulator);
    const ecr = clientOf(ECRClient, emulator, administrator(ACCOUNT));
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello/web' }));
    const image = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/hello/web@${await accounts.push(ACCOUNT, 'hello/web', 'web', ['1'])}`;
    await accounts.setParameter(ACCOUNT, `/ecs/${SERVICE}/deployed-image`, image);
    // The stack looks up the deployed image when it is updated.
    renderWith({ paths: ['/*'], priority: 100 }, { LOG_LEVEL: 'info' });
    await root.apply();

    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'apps', services: [SERVICE] }));
    const groups = await targetGroups();
    expect(services![0]!.loadBalancers!.map(({ targetGroupArn }) => groups[targetGroupArn!]?.Protocol).sort()).toEqual([
      'HTTP',
      'TCP',
    ]);
    return 'the ECS service has both target groups';
  });

  step('a traffic shift survives an apply', async () => {
    const { listener, rule } = await entrances();
    const create = async (Name: string, Protocol: 'HTTP' | 'TCP') => {
      const { VpcId } = Object.values(await targetGroups())[0]!;
      const command = new CreateTargetGroupCommand({ Name, Protocol, Port: 80, TargetType: 'ip', VpcId });
      return (await balancing.send(command)).TargetGroups![0]!.TargetGroupArn!;
    };
    const [green, greenRaw] = [await create('green', 'HTTP'), await create('green-raw', 'TCP')];
    const to = (TargetGroupArn: string) => [{ Type: 'forward' as const, TargetGroupArn }];
    await balancing.send(new ModifyRuleCommand({ RuleArn: rule.RuleArn, Actions: to(green) }));
    await balancing.send(
      new ModifyListenerCommand({ ListenerArn: listener.ListenerArn, DefaultActions: to(greenRaw) }),
    );

    renderWith({ hosts: ['hello.example.com'], priority: 100 }, { LOG_LEVEL: 'info' });
    await root.apply();

    const after = await entrances();
    expect(after.rule).toMatchObject({ RuleArn: rule.RuleArn, Actions: [{ TargetGroupArn: green }] });
    expect(after.rule.Conditions).toMatchObject([{ Field: 'host-header' }]);
    expect(after.listener.DefaultActions).toMatchObject([{ TargetGroupArn: greenRaw }]);
    return 'an apply that changes the rule keeps the targets that someone set for the rule and the listener';
  });

  step('a target group that has to be replaced is replaced', async () => {
    renderWith(
      { hosts: ['hello.example.com'], priority: 100, protocol: LoadBalancerProtocol.HTTPS },
      { LOG_LEVEL: 'info' },
    );
    await root.apply();

    const { rule } = await entrances();
    const groups = await targetGroups();
    expect(groups[rule.Actions![0]!.TargetGroupArn!]).toMatchObject({ Protocol: 'HTTPS' });
    expect(
      Object.values(groups).filter(({ TargetGroupName: name }) => name!.startsWith(SERVICE.slice(0, 20))),
    ).toHaveLength(2);
    return 'the rule forwards to the new one, and the old one is deleted';
  });

  step('everything is destroyed', async () => {
    await root.destroy();

    const groups = Object.values(await targetGroups()).map(({ TargetGroupName }) => TargetGroupName);
    expect(groups.sort()).toEqual(['green', 'green-raw']);
    return 'only resources created by others are left';
  });
});
