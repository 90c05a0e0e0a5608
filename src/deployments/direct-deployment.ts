import { UserError } from '../user-error';
import { ChosenImage } from './choose-image';
import { Facts } from './facts';
import { Hold } from './hold';
import { describeImage } from './image';
import { Running, runningImage } from './running-image';
import { isBusy } from './stack-status';
import { describeHold } from './status-table';
import { labelOf, Target } from './targets';
import { ago, who } from './words';

/** A deployment to one environment, which waits for nobody. */
export interface DirectDeployment {
  readonly target: Target;
  readonly image: ChosenImage;
  readonly reason: string;
  /** Whether nothing may be promoted into the environment afterwards, until somebody releases it. */
  readonly hold: boolean;
}

/** What is known before a direct deployment. */
export interface Situation {
  /** Null: nothing, or unknown. */
  readonly runs: Running | null;
  /** Whether an update runs, which it waits for. */
  readonly isBusy: boolean;
  readonly hold: Hold | null;
}

/** @throws UserError - where there is nothing to deploy to yet */
export function situationOf(target: Target, facts: Facts): Situation {
  const known = facts.environments.get(labelOf(target));
  if (known?.stack === null) {
    throw new UserError(`the stack ${target.stack} does not exist yet; apply environments/${target.environment} first`);
  }
  return {
    runs: known ? runningImage(known, facts) : null,
    isBusy: known?.stack ? isBusy(known.stack.status) : false,
    hold: facts.holds.get(target.hold) ?? null,
  };
}

/** For whoever decides: current against incoming. */
export function describeDeployment(
  { hold, image, reason, target }: DirectDeployment,
  { hold: held, isBusy: busy, runs }: Situation,
  now: Date,
): string[] {
  const { accountId, environment, pipeline, region } = target;
  const since = runs?.since ? [ago(runs.since, now)] : [];
  const by = runs?.by ? [`by ${who(runs.by)}`] : [];
  const details = [...since, ...by].join(' ');
  return [
    `${pipeline.services.join(', ')} in ${environment} (account ${accountId}, ${region})`,
    `  runs      ${runs ? `${describeImage(runs)}${details && `, ${details}`}` : 'nothing that is known'}`,
    `  incoming  ${describeImage(image)}${image.pushed ? `, pushed ${ago(image.pushed, now)}` : ''}`,
    `  reason    ${reason}`,
    ...(runs?.digest === image.digest ? ['It runs already.'] : []),
    ...(busy ? ['An update runs; the deployment waits for its end.'] : []),
    ...(hold ? ['Nothing is promoted into it afterwards, until somebody releases it.'] : []),
    ...(held && !hold ? [`It is ${describeHold(held, now)}. It stays so.`] : []),
  ];
}
