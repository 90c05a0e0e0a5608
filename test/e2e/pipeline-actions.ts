import { randomUUID } from 'node:crypto';
import type { ActionDeclaration, PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Emulator } from '../emulator/emulator';
import { type Actor, assumeRole, clientOf, REGION } from './aws';
import { deployStack } from './cloudformation-action';
import { invoke } from './lambda-runtime';

/** What the actions of one execution share. */
export interface ActionContext {
  readonly emulator: Emulator;
  readonly accountId: string;
  readonly pipeline: PipelineDeclaration;
  /** The pipeline's own role. */
  readonly role: Actor;
  readonly digest?: string;
  /** Artifact name to where it is. */
  readonly artifacts: Map<string, ArtifactLocation>;
}

export interface ArtifactLocation {
  readonly bucketName: string;
  readonly objectKey: string;
}

export interface Approval {
  readonly stage: string;
  /** CustomData: what the approver reads. */
  readonly text: string;
  readonly notificationArn?: string;
}

export interface ActionResult {
  readonly outputVariables?: Record<string, string>;
  readonly approval?: Omit<Approval, 'stage'>;
}

/** Does what CodePipeline does for an action with this resolved configuration. */
export async function runAction(
  context: ActionContext,
  action: ActionDeclaration,
  configuration: Record<string, string>,
): Promise<ActionResult> {
  const { category, owner, provider } = action.actionTypeId ?? {};
  switch (`${category} ${owner} ${provider}`) {
    case 'Source AWS ECR':
      return { outputVariables: await readSource(context, configuration) };
    case 'Approval AWS Manual':
      return { approval: await askForApproval(context, configuration) };
    case 'Invoke AWS Lambda':
      return { outputVariables: await runFunction(context, action, configuration) };
    case 'Deploy AWS CloudFormation':
      await deployStack(context, await actorOf(context, action), action, configuration);
      return {};
    default:
      throw new Error(`CodePipeline's action ${category} ${owner} ${provider} is not played here`);
  }
}

async function actorOf({ emulator, role }: ActionContext, { roleArn, name }: ActionDeclaration): Promise<Actor> {
  return roleArn ? assumeRole(emulator, role, roleArn, name!) : role;
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html */
async function readSource(
  { emulator, role, digest }: ActionContext,
  { RepositoryName = '', ImageTag = 'latest' }: Record<string, string>,
): Promise<Record<string, string>> {
  const { imageDetails = [] } = await clientOf(ECRClient, emulator, role).send(
    new DescribeImagesCommand({
      repositoryName: RepositoryName,
      imageIds: [digest ? { imageDigest: digest } : { imageTag: ImageTag }],
    }),
  );
  const { registryId = '', imageDigest = '' } = imageDetails[0] ?? {};
  return {
    RegistryId: registryId,
    RepositoryName,
    ImageTag,
    ImageDigest: imageDigest,
    ImageURI: `${registryId}.dkr.ecr.${REGION}.amazonaws.com/${RepositoryName}@${imageDigest}`,
  };
}

async function askForApproval(
  { emulator, role }: ActionContext,
  { CustomData = '', NotificationArn }: Record<string, string>,
): Promise<Omit<Approval, 'stage'>> {
  if (NotificationArn) {
    const message = JSON.stringify({ approval: { customData: CustomData } });
    await clientOf(SNSClient, emulator, role).send(new PublishCommand({ TopicArn: NotificationArn, Message: message }));
  }
  return { text: CustomData, notificationArn: NotificationArn };
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html */
async function runFunction(
  context: ActionContext,
  action: ActionDeclaration,
  configuration: Record<string, string>,
): Promise<Record<string, string>> {
  const { emulator, accountId, pipeline, role } = context;
  const store = pipeline.artifactStore ?? pipeline.artifactStores?.[REGION];
  const outputArtifacts = (action.outputArtifacts ?? []).map(({ name = '' }) => {
    const folder = `${pipeline.name?.slice(0, 20)}/${name.slice(0, 10)}`;
    const s3Location = { bucketName: store?.location ?? '', objectKey: `${folder}/${randomUUID().slice(0, 7)}` };
    context.artifacts.set(name, s3Location);
    return { name, revision: null, location: { type: 'S3', s3Location } };
  });
  const id = randomUUID();
  await emulator.beginJob(id);
  await invoke(emulator, accountId, configuration.FunctionName ?? '', {
    'CodePipeline.job': {
      id,
      accountId,
      data: {
        actionConfiguration: { configuration },
        inputArtifacts: [],
        outputArtifacts,
        artifactCredentials: role.credentials,
        encryptionKey: store?.encryptionKey,
      },
    },
  });
  const result = await emulator.jobResult(id);
  if (!result) throw new Error(`${configuration.FunctionName} ended without a result for its job`);
  if (result.failure) throw new Error(result.failure.message);
  return result.outputVariables ?? {};
}
