import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import type { Outcome } from '../code-pipeline/moves';
import type { Values } from '../code-pipeline/pipeline-state';
import type { Emulator } from '../emulator/emulator';
import { type Actor, clientOf } from './aws';

/**
 * The CHANGE_SET_EXECUTE mode of CodePipeline's CloudFormation action: it executes the change set, then polls the stack
 * until its update has ended.
 *
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
 */
export class ChangeSetAction {
  private isExecuted = false;

  constructor(
    private readonly emulator: Emulator,
    private readonly actor: Actor,
    private readonly region: string | undefined,
    private readonly configuration: Values,
  ) {
    const { ActionMode } = configuration;
    if (ActionMode !== 'CHANGE_SET_EXECUTE') {
      throw new Error(`ActionMode: only CHANGE_SET_EXECUTE is simulated, got ${ActionMode}`);
    }
  }

  /** Undefined while the stack is being updated. */
  async play(): Promise<Outcome | undefined> {
    const { ChangeSetName, StackName } = this.configuration;
    const cloudFormation = clientOf(CloudFormationClient, this.emulator, this.actor, this.region);
    if (!this.isExecuted) await cloudFormation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
    this.isExecuted = true;

    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    const status = Stacks[0]?.StackStatus ?? '';
    if (status.endsWith('_IN_PROGRESS')) return undefined;
    if (status === 'UPDATE_COMPLETE') return { status: 'Succeeded' };
    return { status: 'Failed', message: `${StackName}: ${status}: ${await this.reason(cloudFormation)}` };
  }

  /** The reason why the last update failed, from the first failed resource. */
  private async reason(cloudFormation: CloudFormationClient): Promise<string | undefined> {
    const { StackName } = this.configuration;
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
    const begin = StackEvents.findIndex(
      ({ LogicalResourceId, ResourceStatus }) =>
        LogicalResourceId === StackName && ResourceStatus === 'UPDATE_IN_PROGRESS',
    );
    const ofUpdate = begin < 0 ? StackEvents : StackEvents.slice(0, begin);
    return ofUpdate.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).at(-1)?.ResourceStatusReason;
  }
}
