import { enumerate, showValue } from '../text/messages';
import { UserError } from '../user-error';
import { ActionFacts, Facts } from './facts';
import { Hold } from './hold';
import { describeImage, Image, shortDigest } from './image';
import { Running, runningDigest, runningImage } from './running-image';
import { describeHold } from './status-table';
import { labelOf, Target } from './targets';
import { ago } from './words';

/** A pending approval, and everything that an answer depends on. */
export interface Approval {
  readonly target: Target;
  readonly stage: string;
  readonly action: string;
  /** Names of the other pending approvals of the same image; all of them are required. */
  readonly others: readonly string[];
  /** CodePipeline's token for the answer; it is different for every approval. */
  readonly token: string;
  readonly execution: string;
  readonly image: Image;
  /** In ISO 8601. */
  readonly since: string | null;
  /** The image that the environment runs now. Null: none, or unknown. */
  readonly runs: Running | null;
  /** The services in the previous environment. */
  readonly sources: readonly Source[];
  readonly hold: Hold | null;
}

/** A service in the environment that the image is promoted from. */
export interface Source {
  readonly target: Target;
  /** The digest that it runs; `unknown` if the account cannot be read. */
  readonly digest: string | null | 'unknown';
}

/** The targets that an answer depends on: the pipeline's services in the environment and in the previous one. */
export function targetsOfApproval(targets: readonly Target[], target: Target): Target[] {
  return targets.filter(
    ({ environment, pipeline }) =>
      pipeline.name === target.pipeline.name && (environment === target.environment || environment === target.before),
  );
}

/**
 * The pending approval of a target.
 *
 * @param targets - the result of `targetsOfApproval`
 * @param name - of the approval, if the environment has several
 * @throws UserError - if no approval is pending, or several are and none is named
 */
export function approvalOf(target: Target, targets: readonly Target[], facts: Facts, name?: string): Approval {
  const { environment, hold, pipeline, stages } = target;
  if (stages.approve === null) {
    throw new UserError(`${environment} has no approval: images are deployed to it without one`);
  }
  if (!facts.pipelines.has(pipeline.name)) throw new UserError(`cannot read the pipeline ${pipeline.name}`);
  const stage = facts.pipelines.get(pipeline.name)?.stages.find(({ name }) => name === stages.approve);
  const asked = (stage?.actions ?? []).filter(({ token }) => token !== null);
  if (!stage?.execution || asked.length === 0) {
    throw new UserError(
      `no approval is pending for ${labelOf(target)}; npx ecs-pipeline status shows what is in progress`,
    );
  }
  const action = chooseAction(asked, name);
  const digest = facts.executions.get(stage.execution.id)?.digest;
  if (!digest)
    throw new UserError(`the image of execution ${stage.execution.id} is unknown, so its approval cannot be answered`);
  const here = facts.environments.get(labelOf(target));
  return {
    target,
    stage: stage.name,
    action: action.name,
    others: asked.filter((other) => other !== action).map(nameOf),
    token: action.token!,
    execution: stage.execution.id,
    image: { digest, tags: facts.tags.get(digest) ?? [] },
    since: action.since,
    runs: here ? runningImage(here, facts) : null,
    sources: targets
      .filter((source) => source.environment === target.before)
      .map((source) => {
        const known = facts.environments.get(labelOf(source));
        return { target: source, digest: known ? runningDigest(known) : 'unknown' };
      }),
    hold: facts.holds.get(hold) ?? null,
  };
}

function chooseAction(asked: readonly ActionFacts[], name: string | undefined): ActionFacts {
  if (name === undefined && asked.length === 1) return asked[0]!;
  const named = asked.find((action) => nameOf(action) === name);
  if (named) return named;
  const names = enumerate(asked.map(nameOf), 'or');
  if (name === undefined)
    throw new UserError(`--approval: required because several approvals are pending; use ${names}`);
  throw new UserError(`--approval: not pending, got ${showValue(name)}; use ${names}`);
}

/** The approval's name in the config, if the environment has several. */
function nameOf({ name }: ActionFacts): string {
  return name.replace(/^Approve-/, '');
}

/** @throws UserError - if the pipeline would refuse the image after the approval */
export function refuseStaleApproval({ hold, image, sources, target }: Approval, now: Date): void {
  const { environment, service } = target;
  if (hold) {
    throw new UserError(
      `${environment} is ${describeHold(hold, now)}; first run npx ecs-pipeline release ${environment} --service ${service}`,
    );
  }
  const other = sources.find(({ digest }) => digest !== 'unknown' && digest !== image.digest);
  if (!other) return;
  const runs = other.digest === null ? 'nothing' : shortDigest(other.digest);
  throw new UserError(
    `${labelOf(other.target)} now runs ${runs} instead of ${describeImage(image)}; the next approval is for the image that it runs`,
  );
}

/** The approval as shown to the person who answers it. */
export function describeApproval(approval: Approval, now: Date): string[] {
  const { execution, image, runs, since, sources, target } = approval;
  const { accountId, environment, pipeline, region } = target;
  const asked = since ? `, requested ${ago(since, now)}` : '';
  return [
    `${pipeline.services.join(', ')} to ${environment} (account ${accountId}, ${region})`,
    `  image      ${[...image.tags, image.digest].join(' ')}`,
    `  replaces   ${runs ? describeImage(runs) : 'no known image'}`,
    ...sources.map(({ digest, target: source }) => `  ${labelOf(source)} ${runsIt(digest, image)}`),
    `  execution  ${execution} of ${pipeline.name}${asked}`,
  ];
}

function runsIt(digest: Source['digest'], image: Image): string {
  if (digest === 'unknown') return 'cannot be read; the pipeline checks the service before it deploys the image';
  if (digest === image.digest) return 'runs this image';
  return `runs ${digest === null ? 'nothing' : shortDigest(digest)}`;
}
