import { ActionFacts, Facts, StackFacts, StageFacts } from './facts';
import { Image } from './image';
import { hasFailed, isBusy } from './stack-status';
import { labelOf, Target } from './targets';
import { who } from './words';

/** Why an image was not deployed to an environment. */
export interface Failure {
  /**
   * `failed`: an action or the stack failed. `rejected`: an approval was rejected. `stopped`: the execution was stopped, by
   * someone or because of a later one. `trouble`: an update in progress has problems.
   */
  readonly kind: 'failed' | 'rejected' | 'stopped' | 'trouble';
  /** For example `deploy-production/Deploy of shop_api`. */
  readonly where: string;
  readonly execution: string | null;
  readonly image: Image | null;
  /** In ISO 8601. */
  readonly at: string | null;
  /** The messages of the action, the stack and the service, in that order. */
  readonly reasons: readonly string[];
}

/** The action that deploys a stack. If a stage has several, each name is followed by the stack's. */
const DEPLOY = 'Deploy';

/** The action before an approval. */
const INSPECT = 'Inspect';

/**
 * The latest attempt to deploy an image to an environment, if it failed.
 *
 * @param since - when the running image was deployed: earlier failures no longer matter
 */
export function latestFailure(target: Target, facts: Facts, since: string | null): Failure | null {
  const { directPipeline, pipeline, stages } = target;
  const stack = facts.environments.get(labelOf(target))?.stack ?? null;
  const begun = stack && isBusy(stack.status) ? latestOf([since, stack.since]) : since;
  const isNew = (at: string | null) => begun === null || at === null || at > begun;
  const [latest = null] = [
    ...failuresOf(pipeline.name, [stages.approve, stages.deploy], target, facts),
    ...failuresOf(directPipeline, [stages.deploy], target, facts),
  ]
    .filter(({ at }) => isNew(at))
    .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1));

  // A failed status of the stack is current: a later deployment would have replaced it.
  const ofStack = stack && failureOf(stack, target);
  if (ofStack === null || latest === null) return ofStack ?? latest;
  if (latest.where.includes(`/${DEPLOY}`) && ofStack.kind === 'failed') {
    return { ...latest, reasons: [...new Set([...latest.reasons, ...ofStack.reasons])] };
  }
  return (latest.at ?? '') >= (ofStack.at ?? '') ? latest : ofStack;
}

function failureOf({ failure: reasons, since: at, status }: StackFacts, { stack }: Target): Failure | null {
  const failed = { where: `stack ${stack}, ${status}`, execution: null, image: null, at, reasons };
  if (hasFailed(status)) return { ...failed, kind: 'failed' };
  return isBusy(status) && reasons.length > 0 ? { ...failed, kind: 'trouble' } : null;
}

function failuresOf(pipeline: string, names: readonly (string | null)[], target: Target, facts: Facts): Failure[] {
  const stages = facts.pipelines.get(pipeline)?.stages ?? [];
  return stages
    .filter(({ name }) => names.includes(name))
    .flatMap((stage): Failure[] => {
      const { actions, execution, name } = stage;
      const { digest, stopReason, trigger } = facts.executions.get(execution?.id ?? '') ?? {};
      // CodePipeline itself starts this execution when it creates the pipeline, so its failure means nothing.
      if (trigger === 'CreatePipeline') return [];
      const image = digest ? { digest, tags: facts.tags.get(digest) ?? [] } : null;
      const of = { execution: execution?.id ?? null, image };
      if (execution?.status === 'Stopped') {
        const reasons = stopReason ? [stopReason] : [];
        return [{ ...of, kind: 'stopped', where: `${name} of ${pipeline}`, at: lastChangeOf(stage), reasons }];
      }
      if (execution?.status !== 'Failed') return [];
      return actions
        .filter((action) => action.status === 'Failed' && concerns(action, target))
        .map((action) => ({
          ...of,
          kind: isRejection(action, name, target) ? 'rejected' : 'failed',
          where: `${name}/${action.name} of ${pipeline}`,
          at: action.since,
          reasons: isRejection(action, name, target) ? answerOf(action) : reasonsOf(action),
        }));
    });
}

function concerns({ name }: ActionFacts, { stack }: Target): boolean {
  return !name.startsWith(`${DEPLOY}-`) || name === `${DEPLOY}-${stack}`;
}

/** Whether someone answered: an approval that expires fails, too. */
function isRejection({ by, name }: ActionFacts, stage: string, { stages }: Target): boolean {
  return stage === stages.approve && name !== INSPECT && by !== null;
}

function answerOf({ by, summary }: ActionFacts): string[] {
  return [...(by ? [`by ${who(by)}`] : []), ...(summary ? [summary] : [])];
}

function reasonsOf({ error, summary }: ActionFacts): string[] {
  return [...new Set([error, summary].filter((text) => text !== null))];
}

function lastChangeOf({ actions }: StageFacts): string | null {
  return latestOf(actions.map(({ since }) => since));
}

function latestOf(times: readonly (string | null)[]): string | null {
  return (
    times
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}
