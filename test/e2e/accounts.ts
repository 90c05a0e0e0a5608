import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  BatchDeleteImageCommand,
  DescribeImagesCommand,
  ECRClient,
  type ImageDetail,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Emulator } from '../emulator/emulator';
import { administrator, clientOf, REGION } from './aws';

/** Prepares, inspects and pushes resources as an administrator of the accounts. */
export class Accounts {
  constructor(private readonly emulator: Emulator) {}

  /**
   * Creates a role. Its name can have a path. By default, every principal in the account with the permission can assume
   * it.
   */
  async createRole(
    accountId: string,
    name: string,
    trust: object = { Principal: { AWS: `arn:aws:iam::${accountId}:root` } },
  ): Promise<void> {
    const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', ...trust };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await clientOf(IAMClient, this.emulator, administrator(accountId)).send(
      new CreateRoleCommand({ ...roleParts(name), AssumeRolePolicyDocument: policy }),
    );
  }

  /** Creates a role that can do everything, like one that applies Terraform. */
  async createAdministratorRole(accountId: string, name: string, trust?: object): Promise<void> {
    await this.createRole(accountId, name, trust);
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await clientOf(IAMClient, this.emulator, administrator(accountId)).send(
      new PutRolePolicyCommand({
        RoleName: roleParts(name).RoleName,
        PolicyName: 'administrator',
        PolicyDocument: policy,
      }),
    );
  }

  async createBucket(accountId: string, name: string): Promise<void> {
    await clientOf(S3Client, this.emulator, administrator(accountId)).send(
      new CreateBucketCommand({ Bucket: name, CreateBucketConfiguration: { LocationConstraint: REGION } }),
    );
  }

  async stack(accountId: string, name: string): Promise<Stack> {
    const client = clientOf(CloudFormationClient, this.emulator, administrator(accountId));
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks[0]!;
  }

  /** Undefined if the parameter does not exist. */
  async parameter(accountId: string, name: string): Promise<string | undefined> {
    const client = clientOf(SSMClient, this.emulator, administrator(accountId));
    try {
      return (await client.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  }

  async setParameter(accountId: string, name: string, Value: string): Promise<void> {
    const client = clientOf(SSMClient, this.emulator, administrator(accountId));
    await client.send(new PutParameterCommand({ Name: name, Value, Type: 'String', Overwrite: true }));
  }

  async deleteParameter(accountId: string, name: string): Promise<void> {
    await clientOf(SSMClient, this.emulator, administrator(accountId)).send(new DeleteParameterCommand({ Name: name }));
  }

  /** The first container of the running task definition. Undefined if the service does not exist. */
  async running(accountId: string, cluster: string, service: string): Promise<ContainerDefinition | undefined> {
    return (await this.containers(accountId, cluster, service))[0];
  }

  /** All containers of the running task definition. */
  async containers(accountId: string, cluster: string, service: string): Promise<ContainerDefinition[]> {
    const client = clientOf(ECSClient, this.emulator, administrator(accountId));
    const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
    if (!services[0]) return [];
    const { taskDefinition } = await client.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: services[0].taskDefinition }),
    );
    if (taskDefinition?.status !== 'ACTIVE') throw new Error(`${service}: runs ${taskDefinition?.status}`);
    return taskDefinition.containerDefinitions ?? [];
  }

  async alarms(accountId: string): Promise<(string | undefined)[]> {
    const client = clientOf(CloudWatchClient, this.emulator, administrator(accountId));
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({}));
    return MetricAlarms.map(({ AlarmName }) => AlarmName);
  }

  /** Pushes an image with the given content under the tags. Returns its digest. */
  async push(accountId: string, repositoryName: string, content: string, tags: readonly string[]): Promise<string> {
    const client = clientOf(ECRClient, this.emulator, administrator(accountId));
    const imageManifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: 'sha256:0', size: 2 },
      layers: [],
      annotations: { content },
    });
    let digest = '';
    for (const imageTag of tags) {
      const { image } = await client.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }));
      digest = image?.imageId?.imageDigest ?? '';
    }
    return digest;
  }

  async images(accountId: string, repositoryName: string): Promise<ImageDetail[]> {
    const client = clientOf(ECRClient, this.emulator, administrator(accountId));
    return (await client.send(new DescribeImagesCommand({ repositoryName }))).imageDetails ?? [];
  }

  async deleteImages(accountId: string, repositoryName: string): Promise<void> {
    const client = clientOf(ECRClient, this.emulator, administrator(accountId));
    const imageIds = (await this.images(accountId, repositoryName)).map(({ imageDigest }) => ({ imageDigest }));
    await client.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
  }
}

function roleParts(name: string): { readonly RoleName: string; readonly Path?: string } {
  const at = name.lastIndexOf('/');
  return at === -1 ? { RoleName: name } : { RoleName: name.slice(at + 1), Path: `/${name.slice(0, at + 1)}` };
}
