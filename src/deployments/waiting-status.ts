import { ActionFacts, Facts, StageFacts } from './facts';
import { Image } from './image';
import { runningDigest } from './running-image';
import { labelOf, Target } from './targets';

/** An execution on its way into an environment. */
export interface Waiting {
  /** `approval`: an answer. `deploying`: the end of an action. `entry`: the next stage. */
  readonly for: 'approval' | 'deploying' | 'entry';
  readonly pipeline: string;
  readonly execution: string;
  /** Null: the source action has not run yet, or the image is unknown. */
  readonly image: Image | null;
  /** In ISO 8601. */
  readonly since: string | null;
  /** Name of the action. Null for an execution that is waiting to enter a stage. */
  readonly action: string | null;
  /** For an approval: the approvers in the config. */
  readonly approvers: readonly string[];
  /** Why it is waiting, or the summary of the action. */
  readonly remark: string | null;
}

/** The executions on their way into an environment, the nearest first. */
export function waitingFor(target: Target, targets: readonly Target[], facts: Facts): Waiting[] {
  const { directPipeline, pipeline, stages } = target;
  const stage = (name: string, stageName: string | null) =>
    facts.pipelines.get(name)?.stages.find((candidate) => candidate.name === stageName);
  const direct = stage(directPipeline, stages.deploy);
  const [deploy, approve] = [stage(pipeline.name, stages.deploy), stage(pipeline.name, stages.approve)];
  const between = approve ? inFrontOf(pipeline.name, deploy, facts) : [];
  const closed = facts.holds.has(target.hold) ? 'on hold' : null;
  return [
    ...deploying(directPipeline, direct, facts),
    ...inFrontOf(directPipeline, direct, facts),
    ...deploying(pipeline.name, deploy, facts),
    ...between,
    ...approvals(target, targets, approve, facts),
    ...inFrontOf(pipeline.name, approve ?? deploy, facts, closed),
  ];
}

function inProgress(
  stage: StageFacts | undefined,
): { readonly id: string; readonly actions: readonly ActionFacts[] }[] {
  if (stage?.execution?.status !== 'InProgress') return [];
  return [{ id: stage.execution.id, actions: stage.actions.filter(({ status }) => status === 'InProgress') }];
}

function deploying(pipeline: string, stage: StageFacts | undefined, facts: Facts): Waiting[] {
  return inProgress(stage).map(({ actions: [action], id }) => ({
    for: 'deploying',
    pipeline,
    execution: id,
    image: imageOf(id, facts),
    since: action?.since ?? null,
    action: action?.name ?? null,
    approvers: [],
    remark: action?.summary ?? null,
  }));
}

function approvals(target: Target, targets: readonly Target[], stage: StageFacts | undefined, facts: Facts): Waiting[] {
  return inProgress(stage).flatMap(({ actions, id }) => {
    const image = imageOf(id, facts);
    const remark = image && staleness(target, targets, image.digest, facts);
    return actions.map(
      ({ name, since, token }): Waiting => ({
        for: token === null ? 'deploying' : 'approval',
        pipeline: target.pipeline.name,
        execution: id,
        image,
        since,
        action: name,
        approvers: target.approvers.get(name) ?? [],
        remark,
      }),
    );
  });
}

/** Why an image must not be approved: the previous environment is known to run another one. */
export function staleness(
  { before, pipeline }: Target,
  targets: readonly Target[],
  digest: string,
  facts: Facts,
): string | null {
  const sources = targets.filter(
    (candidate) => candidate.environment === before && pipeline.services.includes(candidate.service),
  );
  const other = sources.find((source) => {
    const known = facts.environments.get(labelOf(source));
    return known !== undefined && runningDigest(known) !== digest;
  });
  return other ? `${labelOf(other)} no longer runs this image` : null;
}

/** @param closed - why nothing can enter the stage, if known */
function inFrontOf(
  pipeline: string,
  stage: StageFacts | undefined,
  facts: Facts,
  closed: string | null = null,
): Waiting[] {
  if (stage === undefined) return [];
  const { enabled, reason } = stage.transition;
  const remark = enabled
    ? `${stage.name} is busy`
    : (closed ?? `the transition is disabled${reason ? `: ${reason}` : ''}`);
  return stage.inbound.map((id) => ({
    for: 'entry',
    pipeline,
    execution: id,
    image: imageOf(id, facts),
    since: null,
    action: null,
    approvers: [],
    remark,
  }));
}

function imageOf(execution: string, { executions, tags }: Facts): Image | null {
  const digest = executions.get(execution)?.digest;
  return digest ? { digest, tags: tags.get(digest) ?? [] } : null;
}
