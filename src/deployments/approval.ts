import { enumerate, showValue } from '../text/messages';
import { UserError } from '../user-error';
import { ActionFacts, Facts } from './facts';
import { Hold } from './hold';
import { describeImage, Image, shortDigest } from './image';
import { Running, runningDigest, runningImage } from './running-image';
import { describeHold } from './status-table';
import { labelOf, Target } from './targets';
import { ago } from './words';

/** What somebody is asked, and all that an answer depends on. */
export interface Approval {
  readonly target: Target;
  readonly stage: string;
  readonly action: string;
  /** Names of other approvals of the same image that wait as well; all must be given. */
  readonly others: readonly string[];
  /** By which it is answered; another question has another. */
  readonly token: string;
  readonly execution: string;
  readonly image: Image;
  /** In ISO 8601. */
  readonly since: string | null;
  /** What the environment runs now. Null: nothing, or unknown. */
  readonly runs: Running | null;
  /** The services of the environment before. */
  readonly sources: readonly Source[];
  readonly hold: Hold | null;
}

/** A service of the environment that an image comes from. */
export interface Source {
  readonly target: Target;
  /** What it runs; `unknown` where the account cannot be read. */
  readonly digest: string | null | 'unknown';
}

/** What an answer needs to know: the pipeline's services in the environment, and in the one before. */
export function targetsOfApproval(targets: readonly Target[], target: Target): Target[] {
  return targets.filter(
    ({ environment, pipeline }) =>
      pipeline.name === target.pipeline.name && (environment === target.environment || environment === target.before),
  );
}

/**
 * The question that waits for an answer.
 *
 * @param targets - those of `targetsOfApproval`
 * @param name - of the approval, where an environment has several
 * @throws UserError - where nothing waits, or several do and none is named
 */
export function approvalOf(target: Target, targets: readonly Target[], facts: Facts, name?: string): Approval {
  const { environment, hold, pipeline, stages } = target;
  if (stages.approve === null) {
    throw new UserError(`${environment} has no approval: what reaches it is deployed`);
  }
  if (!facts.pipelines.has(pipeline.name)) throw new UserError(`the pipeline ${pipeline.name} cannot be read`);
  const stage = facts.pipelines.get(pipeline.name)?.stages.find(({ name }) => name === stages.approve);
  const asked = (stage?.actions ?? []).filter(({ token }) => token !== null);
  if (!stage?.execution || asked.length === 0) {
    throw new UserError(
      `nothing waits for an approval of ${labelOf(target)}; npx ecs-pipeline status shows what goes on`,
    );
  }
  const action = chooseAction(asked, name);
  const digest = facts.executions.get(stage.execution.id)?.digest;
  if (!digest) throw new UserError(`the image of the execution ${stage.execution.id} is unknown, so nobody can answer`);
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
  if (name === undefined) throw new UserError(`--approval: needed, as several are asked for; use ${names}`);
  throw new UserError(`--approval: not asked for, got ${showValue(name)}; use ${names}`);
}

/** The name that the config gives an approval, where an environment has several. */
function nameOf({ name }: ActionFacts): string {
  return name.replace(/^Approve-/, '');
}

/** @throws UserError - where the pipeline would refuse the image after the approval */
export function refuseStaleApproval({ hold, image, sources, target }: Approval, now: Date): void {
  const { environment, service } = target;
  if (hold) {
    throw new UserError(
      `${environment} is ${describeHold(hold, now)}; npx ecs-pipeline release ${environment} --service ${service}`,
    );
  }
  const other = sources.find(({ digest }) => digest !== 'unknown' && digest !== image.digest);
  if (!other) return;
  const runs = other.digest === null ? 'nothing' : shortDigest(other.digest);
  throw new UserError(
    `${labelOf(other.target)} no longer runs ${describeImage(image)}, but ${runs}; what runs there is asked for next`,
  );
}

/** For whoever answers. */
export function describeApproval(approval: Approval, now: Date): string[] {
  const { execution, image, runs, since, sources, target } = approval;
  const { accountId, environment, pipeline, region } = target;
  const asked = since ? `, asked ${ago(since, now)}` : '';
  return [
    `${pipeline.services.join(', ')} to ${environment} (account ${accountId}, ${region})`,
    `  image      ${[...image.tags, image.digest].join(' ')}`,
    `  replaces   ${runs ? describeImage(runs) : 'nothing that is known'}`,
    ...sources.map(({ digest, target: source }) => `  ${labelOf(source)} ${runsIt(digest, image)}`),
    `  execution  ${execution} of ${pipeline.name}${asked}`,
  ];
}

function runsIt(digest: Source['digest'], image: Image): string {
  if (digest === 'unknown') return 'cannot be read; the pipeline checks it before it deploys';
  if (digest === image.digest) return 'runs it';
  return `runs ${digest === null ? 'nothing' : shortDigest(digest)}`;
}
