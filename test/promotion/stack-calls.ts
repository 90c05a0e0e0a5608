import type { AwsCall } from './function-runner';
import { digestOf, type Stack, StackError } from './stack';

/** The context of the calls, in addition to the stack. */
export interface StackScene {
  readonly name: string;
  readonly stack: Stack;
  /** The current value of the parameter of `DeployedImage`. */
  readonly recorded: string | undefined;
}

/** CloudFormation's response to a call about the stack. Throws a StackError. */
export function answerStackCall({ input, operation }: AwsCall, scene: StackScene): object {
  const operations: Record<string, () => object> = {
    CreateChangeSet: () => createChangeSet(scene, input),
    DeleteChangeSet: () => deleteChangeSet(scene, input),
    DescribeChangeSet: () => describeChangeSet(scene, input),
    DescribeStacks: () => ({ Stacks: [describeStack(scene)] }),
    ListChangeSets: () => ({
      Summaries: Object.keys(scene.stack.changeSets).map((name) => summary(scene.stack, name)),
    }),
  };
  const answer = operations[operation];
  if (!answer) throw new Error(`cloudformation ${operation}: not supported`);
  return answer();
}

function describeStack({ name, stack }: StackScene) {
  const { deployed, execution, image } = stack.update ?? stack.parameters;
  return {
    StackName: name,
    StackStatus: stack.update
      ? 'UPDATE_IN_PROGRESS'
      : stack.hasRolledBack
        ? 'UPDATE_ROLLBACK_COMPLETE'
        : 'UPDATE_COMPLETE',
    Parameters: [
      { ParameterKey: 'Image', ParameterValue: image },
      { ParameterKey: 'DeployedImage', ParameterValue: `/ecs/${name}/deployed-image`, ResolvedValue: deployed },
      { ParameterKey: 'Execution', ParameterValue: execution },
    ],
  };
}

interface CreateInput {
  readonly ChangeSetName: string;
  readonly Description: string;
  readonly Parameters: readonly { ParameterKey: string; ParameterValue?: string; UsePreviousValue?: boolean }[];
}

function createChangeSet({ name, recorded, stack }: StackScene, input: CreateInput): object {
  if (stack.changeSets[input.ChangeSetName]) {
    throw new StackError('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`);
  }
  if (stack.update) throw new StackError('ValidationError', `Stack ${name} is in UPDATE_IN_PROGRESS state`);
  const value = (key: string) =>
    input.Parameters.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue ?? '';
  const image = value('Image');
  const execution = value('Execution');
  stack.changeSets[input.ChangeSetName] = {
    image,
    execution,
    deployed: recorded ?? stack.parameters.deployed,
    digest: digestOf(image),
    isEmpty: image === stack.parameters.image && execution === stack.parameters.execution,
    isObsolete: false,
  };
  return {};
}

function deleteChangeSet({ stack }: StackScene, { ChangeSetName }: { ChangeSetName: string }): object {
  delete stack.changeSets[ChangeSetName];
  return {};
}

function describeChangeSet({ stack }: StackScene, { ChangeSetName }: { ChangeSetName: string }): object {
  if (!stack.changeSets[ChangeSetName]) {
    throw new StackError('ChangeSetNotFoundException', `ChangeSet [${ChangeSetName}] does not exist`);
  }
  return summary(stack, ChangeSetName);
}

function summary(stack: Stack, name: string) {
  const { digest, isEmpty, isObsolete } = stack.changeSets[name]!;
  return {
    ChangeSetName: name,
    Description: digest,
    Status: isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
    StatusReason: isEmpty ? "The submitted information didn't contain changes." : undefined,
    ExecutionStatus: isEmpty ? 'UNAVAILABLE' : isObsolete ? 'OBSOLETE' : 'AVAILABLE',
  };
}
