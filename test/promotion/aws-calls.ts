import type { GetPipelineExecutionOutput, GetPipelineStateOutput, StageState } from '@aws-sdk/client-codepipeline';
import { CodePipelineError } from '../code-pipeline/code-pipeline-error';
import type { AwsAnswer, AwsCall } from './function-runner';
import type { Setting } from './setting';
import { NOTHING, StackError } from './stack';
import { answerStackCall } from './stack-calls';
import type { Job, World } from './world';

/** The response and the effects of a function's AWS call: one step. */
export function answer(world: World, call: AwsCall, job: Job): AwsAnswer {
  try {
    return { output: outputOf(world, call, job) };
  } catch (error) {
    if (!(error instanceof CodePipelineError || error instanceof StackError)) throw error;
    return { error: { name: error.code, message: error.message } };
  }
}

/**
 * Whether no other actor can affect the call, so that it can be combined with the previous one. Nothing depends on the
 * ledgers and the registry's tags, which are only for people.
 */
export function isPrivate({ setting }: World, { input, operation, service }: AwsCall, ownExecution: string): boolean {
  if (service === 'sts' || service === 'ecr' || operation === 'ListActionExecutions') return true;
  // Only the image of another promotion is read, which does not change.
  if (operation === 'GetPipelineExecution') {
    return input.pipelineExecutionId === ownExecution || input.pipelineName === setting.promotionPipeline;
  }
  return service === 'ssm' && !setting.hasLedgers && isLedger(setting, input.Name);
}

function outputOf(world: World, call: AwsCall, job: Job): object {
  const { input, operation, service } = call;
  switch (service) {
    case 'sts':
      return { Credentials: { AccessKeyId: input.RoleArn, SecretAccessKey: '-', SessionToken: '-' } };
    case 'ecr':
      return REGISTRY[operation] ?? unknown(call);
    case 'codepipeline':
      return pipelineCall(world, call, job);
    case 'ssm':
      mustBeAllowed(world.setting, call, input.Name);
      return parameterCall(world, call);
    case 'cloudformation':
      mustBeAllowed(world.setting, call, input.StackName);
      return stackCall(world, call);
    default:
      return unknown({ service, operation });
  }
}

const REGISTRY: Readonly<Record<string, object>> = {
  DescribeImages: { imageDetails: [{ imageTags: ['1.0.0'] }] },
  BatchGetImage: { images: [{ imageManifest: '{}', imageManifestMediaType: 'application/json' }] },
  PutImage: {},
};

/**
 * Only the parts of CodePipeline's output that the function uses: other differences would split one state into two. The
 * function identifies a job by its action, so the number of previous invocations does not matter.
 */
function pipelineCall(world: World, { input, operation }: AwsCall, job: Job): object {
  const { aws, setting } = world;
  if (operation.startsWith('PutJob')) {
    const due = aws.due().find(({ actionExecutionId }) => actionExecutionId === input.jobId);
    return aws.call(operation, { ...input, jobId: due?.job?.id ?? input.jobId }, CALLER);
  }
  if (operation === 'GetPipelineExecution' && input.pipelineExecutionId !== job.execution) {
    const { pipelineExecution } = aws.call(operation, input, CALLER) as Required<GetPipelineExecutionOutput>;
    const { artifactRevisions, status } = pipelineExecution;
    const isPromotion = input.pipelineName === setting.promotionPipeline;
    return { pipelineExecution: isPromotion ? { artifactRevisions } : { status } };
  }
  if (operation === 'GetPipelineState') {
    const { stageStates = [] } = aws.call(operation, input, CALLER) as GetPipelineStateOutput;
    const asked = setting.askedBy(job).map(({ firstStage }) => firstStage);
    return { stageStates: stageStates.filter(({ stageName }) => asked.includes(stageName!)).map(withoutActions) };
  }
  return aws.call(operation, input, CALLER);
}

const CALLER = 'arn:aws:sts::111111111111:assumed-role/shop-api-functions/function';

function withoutActions({ inboundExecutions, latestExecution, stageName }: StageState): StageState {
  return { stageName, inboundExecutions, latestExecution };
}

function parameterCall(world: World, call: AwsCall): object {
  const { input, operation } = call;
  const { Name, Value } = input;
  if (isLedger(world.setting, Name)) return ledgerCall(world, call);
  const { parameters } = world;
  if (operation !== 'PutParameter' && parameters[Name] === undefined) {
    throw new StackError('ParameterNotFound', `${Name}: not found`);
  }
  if (operation === 'GetParameter') return { Parameter: { Name, Value: parameters[Name] } };
  if (operation === 'PutParameter') parameters[Name] = Value;
  else if (operation === 'DeleteParameter') delete parameters[Name];
  else return unknown(call);
  return {};
}

/** Only the images of a ledger can affect anything. */
function ledgerCall({ ledgers }: World, call: AwsCall): object {
  const { input, operation } = call;
  const { Name, Value } = input;
  const images = ledgers[Name] ?? [];
  if (operation === 'GetParameter') return { Parameter: { Name, Value: NOTHING } };
  if (operation === 'GetParameterHistory') {
    return { Parameters: images.map((image) => ({ Name, Value: JSON.stringify({ image }) })) };
  }
  if (operation !== 'PutParameter') return unknown(call);
  if (ledgers[Name]) ledgers[Name] = [...new Set([...images, JSON.parse(Value).image])].sort();
  return {};
}

function stackCall({ parameters, setting, stacks }: World, call: AwsCall): object {
  const name: string = call.input.StackName;
  const stack = stacks[name];
  if (!stack) throw new StackError('ValidationError', `Stack with id ${name} does not exist`);
  const { imageParameter } = settingOf(setting, name)!;
  return answerStackCall(call, { name, stack, recorded: parameters[imageParameter] });
}

/** Only the role of a stack can access it and its parameters. Holds are in the function's own account. */
function mustBeAllowed(setting: Setting, { operation, role }: AwsCall, name: string): void {
  const owner = settingOf(setting, name)?.roleArn;
  if (role !== owner) throw new Error(`${operation} ${name}: must be called as ${owner}, got ${role}`);
}

function settingOf({ environments }: Setting, name: string) {
  const stacks = environments.flatMap((environment) => environment.stacks);
  return stacks.find((stack) => [stack.stackName, stack.imageParameter, stack.deploymentParameter].includes(name));
}

function isLedger({ environments }: Setting, name: string): boolean {
  return environments.some(({ stacks }) => stacks.some((stack) => stack.deploymentParameter === name));
}

function unknown({ operation, service }: Pick<AwsCall, 'operation' | 'service'>): never {
  throw new Error(`${service} ${operation}: not supported`);
}
