import { ActionFacts, Facts, StackFacts, StageFacts } from './facts';
import { Image } from './image';
import { hasFailed, isBusy } from './stack-status';
import { labelOf, Target } from './targets';
import { who } from './words';

/** Why an image did not get into an environment. */
export interface Failure {
  /**
   * `failed`: an action or the stack. `rejected`: somebody has said no. `stopped`: by somebody, or by what came after.
   * `trouble`: an update that still runs.
   */
  readonly kind: 'failed' | 'rejected' | 'stopped' | 'trouble';
  /** For example `deploy-production/Deploy of shop_api`. */
  readonly where: string;
  readonly execution: string | null;
  readonly image: Image | null;
  /** In ISO 8601. */
  readonly at: string | null;
  /** What the action says, then what the stack says, then the service. */
  readonly reasons: readonly string[];
}

/** An action that deploys a stack; several in one stage have its name. */
const DEPLOY = 'Deploy';

/** The action in front of an approval. */
const INSPECT = 'Inspect';

/**
 * The latest attempt to get an image into an environment, if it has failed.
 *
 * @param since - when the image that runs was deployed: what failed before is over
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

  // Nothing has been deployed since: the stack would no longer say so.
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
      // Of that execution nobody expects anything.
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

/** Somebody has answered; an approval that nobody answers in time fails as well. */
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
