import type { CodePipeline, Start } from '../code-pipeline/code-pipeline';
import type { DueAction } from '../code-pipeline/due-action';
import type { Emulator } from '../emulator/emulator';
import { Execution, type PipelinePlace } from './execution';
import { PipelineActions, type Place } from './pipeline-actions';
import { PipelineServer } from './pipeline-server';

/** Simulates the applied pipelines of all accounts. */
export class PipelinePlayer {
  static async start(emulator: Emulator): Promise<PipelinePlayer> {
    const player = new PipelinePlayer(emulator);
    await emulator.playCodePipeline(await player.server.start());
    return player;
  }

  /** Each `stage/action` that is paused. */
  readonly paused = new Set<string>();
  private readonly server = new PipelineServer();
  private readonly actions: PipelineActions;

  private constructor(readonly emulator: Emulator) {
    this.actions = new PipelineActions(emulator);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  codePipeline({ account, region }: Omit<PipelinePlace, 'name'>): CodePipeline {
    return this.server.codePipeline(account, region);
  }

  /** Starts and runs an execution without an API call, for example for an event. */
  async begin(place: PipelinePlace, start: Start): Promise<Execution> {
    const id = this.codePipeline(place).start(place.name, start);
    await this.play();
    return this.execution(place, id);
  }

  execution(place: PipelinePlace, id: string): Execution {
    return new Execution(this, place, id);
  }

  /** The latest execution of the pipeline. */
  latest(place: PipelinePlace): Execution {
    const { executions = [] } = this.codePipeline(place).pipelines[place.name] ?? {};
    return this.execution(place, executions.at(-1)!.id);
  }

  /**
   * Runs all due actions, one after another, until the remaining ones are waiting for an approval, for the test, or for
   * something else to happen first. An action of the last kind is polled again after each other action.
   */
  async play(): Promise<void> {
    const waiting = new Set<string>();
    for (;;) {
      const next = this.due().find(({ due }) => !waiting.has(attemptOf(due)) && !this.paused.has(nameOf(due)));
      if (!next) return;
      const hasEnded = await this.playAction(next.codePipeline, next.place, next.due);
      if (hasEnded) waiting.clear();
      for (const { due } of this.due()) {
        if (!hasEnded && due.actionExecutionId === next.due.actionExecutionId) waiting.add(attemptOf(due));
      }
    }
  }

  private due(): { codePipeline: CodePipeline; place: Place; due: DueAction }[] {
    return [...this.server.regions.keys()].flatMap((key) => {
      const [account = '', region = ''] = key.split('/');
      const codePipeline = this.server.codePipeline(account, region);
      return codePipeline.due().map((due) => {
        const { roleArn = '' } = codePipeline.scene(due.pipelineName).definition.declaration;
        return { codePipeline, place: { account, region, roleArn }, due };
      });
    });
  }

  /** Whether the action has ended. */
  private async playAction(codePipeline: CodePipeline, place: Place, due: DueAction): Promise<boolean> {
    const outcome = await this.actions.play(place, due);
    const now = codePipeline.due().find(({ actionExecutionId }) => actionExecutionId === due.actionExecutionId);
    if (!now) return true; // ended by the function's own result, or stopped in the meantime
    if (outcome) codePipeline.end(due.actionExecutionId, outcome);
    else if (due.job && due.job.id === now.job?.id) {
      throw new Error(`${due.configuration.FunctionName} ended without a result for its job`);
    }
    return outcome !== undefined;
  }
}

const nameOf = ({ actionName, stageName }: DueAction) => `${stageName}/${actionName}`;

const attemptOf = ({ actionExecutionId, job }: DueAction) => job?.id ?? actionExecutionId;
