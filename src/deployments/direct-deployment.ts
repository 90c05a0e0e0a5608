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

/** A deployment to one environment that waits for no approval. */
export interface DirectDeployment {
  readonly target: Target;
  readonly image: ChosenImage;
  readonly reason: string;
  /** Whether to put the environment on hold afterward. */
  readonly hold: boolean;
}

/** The known state before a direct deployment. */
export interface Situation {
  /** Null: no image, or unknown. */
  readonly runs: Running | null;
  /** Whether an update is in progress, which the deployment waits for. */
  readonly isBusy: boolean;
  readonly hold: Hold | null;
}

/** @throws UserError - if the stack does not exist yet */
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

/** The deployment as shown before it is confirmed: the running image and the incoming one. */
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
    `  running   ${runs ? `${describeImage(runs)}${details && `, ${details}`}` : 'no known image'}`,
    `  incoming  ${describeImage(image)}${image.pushed ? `, pushed ${ago(image.pushed, now)}` : ''}`,
    `  reason    ${reason}`,
    ...(runs?.digest === image.digest ? ['This image is already running.'] : []),
    ...(busy ? ['An update is in progress; the deployment waits for it to finish.'] : []),
    ...(hold ? ['Afterward, promotions stop until someone releases the environment.'] : []),
    ...(held && !hold ? [`The environment is ${describeHold(held, now)}. It stays on hold.`] : []),
  ];
}
