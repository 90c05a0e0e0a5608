import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { DueAction } from '../code-pipeline/due-action';
import type { Outcome } from '../code-pipeline/moves';
import type { Emulator } from '../emulator/emulator';
import { type Actor, assumeRole, awsService, clientOf } from './aws';
import { ChangeSetAction } from './cloudformation-action';
import { invoke } from './lambda-runtime';

/** The location of a pipeline, and its role. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly roleArn: string;
}

/** Simulates the actions of pipelines, with the roles configured for them. */
export class PipelineActions {
  /** Actions that have started but not ended, by ID. */
  private readonly begun = new Map<string, ChangeSetAction>();
  /** Tokens of the approvals that were announced. */
  private readonly asked = new Set<string>();

  constructor(private readonly emulator: Emulator) {}

  /**
   * Runs a due action. Returns its outcome, or undefined if it continues or if another party ends it: a function
   * through its job, or a person through an approval.
   */
  async play(place: Place, due: DueAction): Promise<Outcome | undefined> {
    if (due.token && this.asked.has(due.token)) return undefined;
    try {
      return await this.run(place, due);
    } catch (error) {
      return { status: 'Failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  private async run(place: Place, due: DueAction): Promise<Outcome | undefined> {
    const { category, owner, provider } = due.actionTypeId;
    const role = await this.roleOf(place, due);
    switch (`${category} ${owner} ${provider}`) {
      case 'Source AWS ECR':
        return readSource(this.emulator, role, place, due);
      case 'Approval AWS Manual':
        return this.ask(role, due);
      case 'Invoke AWS Lambda':
        return runFunction(this.emulator, role, place, due);
      case 'Deploy AWS CloudFormation':
        return this.deploy(role, due);
      default:
        throw new Error(`CodePipeline's action ${category} ${owner} ${provider} is not simulated`);
    }
  }

  /** The pipeline's role, or the action's role, which it assumes. */
  private async roleOf({ account, region, roleArn }: Place, due: DueAction): Promise<Actor> {
    const arn = `arn:aws:codepipeline:${region}:${account}:${due.pipelineName}`;
    const service = awsService('codepipeline.amazonaws.com', arn);
    const role = await assumeRole(this.emulator, service, roleArn, 'codepipeline');
    return due.roleArn ? assumeRole(this.emulator, role, due.roleArn, due.actionName) : role;
  }

  private async deploy(role: Actor, due: DueAction): Promise<Outcome | undefined> {
    const id = due.actionExecutionId;
    const action = this.begun.get(id) ?? new ChangeSetAction(this.emulator, role, due.region, due.configuration);
    this.begun.set(id, action);
    return action.play();
  }

  /** Announces an approval. */
  private async ask(role: Actor, { configuration, token }: DueAction): Promise<undefined> {
    const { CustomData = '', NotificationArn } = configuration;
    this.asked.add(token!);
    if (!NotificationArn) return;
    const Message = JSON.stringify({ approval: { customData: CustomData } });
    await clientOf(SNSClient, this.emulator, role).send(new PublishCommand({ TopicArn: NotificationArn, Message }));
  }
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html */
async function readSource(
  emulator: Emulator,
  role: Actor,
  { region }: Place,
  { configuration, revision }: DueAction,
): Promise<Outcome> {
  const { ImageTag = 'latest', RepositoryName = '' } = configuration;
  const { imageDetails = [] } = await clientOf(ECRClient, emulator, role, region).send(
    new DescribeImagesCommand({
      repositoryName: RepositoryName,
      imageIds: [revision ? { imageDigest: revision } : { imageTag: ImageTag }],
    }),
  );
  const { imageDigest: ImageDigest = '', registryId: RegistryId = '' } = imageDetails[0] ?? {};
  const ImageURI = `${RegistryId}.dkr.ecr.${region}.amazonaws.com/${RepositoryName}@${ImageDigest}`;
  const outputVariables = { RegistryId, RepositoryName, ImageTag, ImageDigest, ImageURI };
  return { status: 'Succeeded', outputVariables, revision: ImageDigest };
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html */
async function runFunction(
  emulator: Emulator,
  role: Actor,
  { account }: Place,
  { configuration, job }: DueAction,
): Promise<undefined> {
  const data = {
    actionConfiguration: { configuration },
    inputArtifacts: [],
    outputArtifacts: [],
    artifactCredentials: role.credentials,
    continuationToken: job!.continuationToken,
  };
  const event = { 'CodePipeline.job': { id: job!.id, accountId: account, data } };
  await invoke(emulator, account, configuration.FunctionName ?? '', event);
}
