import { join } from 'node:path';
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import type { ServiceConfig } from '../../src/config';
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
const SERVICE = 'hello-production-web';
const ROLE = `arn:aws:iam::${ACCOUNT}:role`;

const EXISTING: Partial<ServiceConfig> = {
  taskRoleArn: `${ROLE}/own-task`,
  executionRoleArn: `${ROLE}/own-execution`,
  logGroupName: '/own',
};

describeWith(
  ['terraform', 'moto_server', 'python3'],
  'a running service that gets existing roles and a log group',
  () => {
    const repository = temporaryFolder();
    let emulator: Emulator;
    let accounts: Accounts;
    let root: Root;
    let ecs: ECSClient;

    function renderWith(own: Partial<ServiceConfig>): void {
      const config = exampleConfig('minimal');
      render({ ...config, services: [{ ...config.services[0]!, clusterName: 'apps', ...own }] }, repository);
    }

    beforeAll(async () => {
      emulator = await startEmulator();
      accounts = new Accounts(emulator);
      const model = resolveModel(exampleConfig('minimal'));
      await createTerraformRoles(accounts, model);
      root = new Root(join(repository, 'environments/production'), await environmentOfTerraform(emulator, model));
      ecs = clientOf(ECSClient, emulator, administrator(ACCOUNT));
      await ecs.send(new CreateClusterCommand({ clusterName: 'apps' }));
    }, 120_000);

    afterAll(() => emulator?.stop());

    const logGroups = async () => {
      const { logGroups = [] } = await clientOf(CloudWatchLogsClient, emulator, administrator(ACCOUNT)).send(
        new DescribeLogGroupsCommand({}),
      );
      return logGroups.map(({ logGroupName }) => logGroupName);
    };

    step('the service runs with the roles and the log group that were created for it', async () => {
      renderWith({});
      await root.apply();
      const ecr = clientOf(ECRClient, emulator, administrator(ACCOUNT));
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello/web' }));
      const image = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/hello/web@${await accounts.push(ACCOUNT, 'hello/web', 'web', ['1'])}`;
      await accounts.setParameter(ACCOUNT, `/ecs/${SERVICE}/deployed-image`, image);
      renderWith({ environment: { LOG_LEVEL: 'info' } });
      await root.apply();

      expect(await logGroups()).toContain(`/ecs/${SERVICE}`);
      return 'a task role, an execution role and a log group';
    });

    step('they are deleted only after the tasks no longer need them', async () => {
      const trust = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };
      await accounts.createAdministratorRole(ACCOUNT, 'own-task', trust);
      await accounts.createAdministratorRole(ACCOUNT, 'own-execution', trust);
      const logs = clientOf(CloudWatchLogsClient, emulator, administrator(ACCOUNT));
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/own' }));
      renderWith(EXISTING);
      const output = await root.applied();

      const deployed = output.indexOf('aws_cloudformation_stack.this: Modifications complete');
      expect(deployed).toBeGreaterThan(0);
      const deletions = [...output.matchAll(/module\.web\.(\S+): Destroying\.\.\./g)];
      expect(deletions.map(([, address]) => address).sort()).toEqual([
        'aws_cloudwatch_log_group.this[0]',
        'aws_iam_role.execution[0]',
        'aws_iam_role.task[0]',
        'aws_iam_role_policy.execution[0]',
      ]);
      for (const { index } of deletions) expect(index).toBeGreaterThan(deployed);

      const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'apps', services: [SERVICE] }));
      const { taskDefinition } = await ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: services![0]!.taskDefinition! }),
      );
      const { executionRoleArn, taskRoleArn } = EXISTING;
      expect(taskDefinition).toMatchObject({ executionRoleArn, taskRoleArn });
      expect(await logGroups()).toEqual(['/own']);
      return 'the stack is updated first';
    });
  },
);
