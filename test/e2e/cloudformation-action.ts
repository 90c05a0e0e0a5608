import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { ActionDeclaration } from '@aws-sdk/client-codepipeline';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { run } from '../tools';
import { type Actor, clientOf } from './aws';
import type { ActionContext } from './pipeline-actions';

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html */
const LARGEST_OVERRIDES = 1024;

/** The CREATE_UPDATE mode of CodePipeline's CloudFormation action, for a stack that exists. */
export async function deployStack(
  context: ActionContext,
  actor: Actor,
  action: ActionDeclaration,
  configuration: Record<string, string>,
): Promise<void> {
  const { ActionMode, ParameterOverrides = '{}', RoleArn, StackName, TemplatePath = '' } = configuration;
  if (ActionMode !== 'CREATE_UPDATE') throw new Error(`ActionMode: CREATE_UPDATE is played here, got ${ActionMode}`);
  if (Buffer.byteLength(ParameterOverrides) > LARGEST_OVERRIDES) {
    throw new Error(`ParameterOverrides: at most ${LARGEST_OVERRIDES} bytes are allowed, got ${ParameterOverrides}`);
  }
  const template = await readArtifact(context, actor, action, TemplatePath);
  const overrides = Object.entries<string>(JSON.parse(ParameterOverrides));
  const cloudFormation = clientOf(CloudFormationClient, context.emulator, actor, action.region);
  try {
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: template,
        RoleARN: RoleArn,
        Parameters: overrides.map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      }),
    );
  } catch (error) {
    if (error instanceof Error && error.message === 'No updates are to be performed.') return;
    throw error;
  }
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  const status = Stacks[0]?.StackStatus;
  if (status !== 'UPDATE_COMPLETE') {
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
    const reasons = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'));
    throw new Error(`${StackName}: ${status}: ${reasons.at(-1)?.ResourceStatusReason}`);
  }
}

/** Reads `artifact::file` as the actor. The zip file is opened by another program than the one that wrote it. */
async function readArtifact(
  { emulator, artifacts }: ActionContext,
  actor: Actor,
  { inputArtifacts = [] }: ActionDeclaration,
  path: string,
): Promise<string> {
  const [name = '', file = ''] = path.split('::');
  const location = artifacts.get(name);
  if (!location || !inputArtifacts.some((input) => input.name === name)) {
    throw new Error(`${path}: the artifact ${name} is no input of the action that an earlier one has written`);
  }
  const { bucketName: Bucket, objectKey: Key } = location;
  const object = await clientOf(S3Client, emulator, actor).send(new GetObjectCommand({ Bucket, Key }));
  if (object.ServerSideEncryption !== 'aws:kms') throw new Error(`${path}: is not encrypted with the store's key`);
  const folder = mkdtempSync(join(tmpdir(), 'ecs-pipeline-artifact-'));
  try {
    const archive = join(folder, 'artifact.zip');
    writeFileSync(archive, await object.Body!.transformToByteArray());
    const program = 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())';
    return (await run('python3', ['-c', program, archive, file])).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
