import { Agreement, agreementsOf } from './agreements';
import { EnvironmentFacts, Facts } from './facts';
import { Failure, latestFailure } from './failure-status';
import { Hold } from './hold';
import { Running, runningImage } from './running-image';
import { isBusy } from './stack-status';
import { labelOf, Target } from './targets';
import { Waiting, waitingFor } from './waiting-status';

/** What is known of a service in an environment. Times are in ISO 8601. */
export interface ServiceStatus {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  /** When its tasks are started. Null: it is a service, whose tasks run all the time. */
  readonly schedule: string | null;
  /** `unknown`: the account cannot be read. `absent`: there is no stack. `busy`: an update runs. */
  readonly state: 'unknown' | 'absent' | 'idle' | 'busy';
  /** Null: nothing, or unknown. */
  readonly runs: Running | null;
  /** What is about to come, the nearest first. */
  readonly waiting: readonly Waiting[];
  /** Nothing is promoted while it is there. */
  readonly hold: Hold | null;
  /** Images that may be deployed directly once all have agreed; where several must. */
  readonly agreements: readonly Agreement[];
  /** Of the latest attempt, if it has failed. */
  readonly failure: Failure | null;
}

/** The statuses of services in environments, as far as the facts go. */
export function deploymentStatus(targets: readonly Target[], facts: Facts): ServiceStatus[] {
  return targets.map((target) => {
    const { accountId, environment, hold, region, schedule, service } = target;
    const known = facts.environments.get(labelOf(target));
    const runs = known ? runningImage(known, facts) : null;
    return {
      service,
      environment,
      accountId,
      region,
      schedule,
      state: stateOf(known),
      runs,
      waiting: waitingFor(target, targets, facts),
      hold: facts.holds.get(hold) ?? null,
      agreements: agreementsOf(target, facts),
      failure: latestFailure(target, facts, runs?.since ?? null),
    };
  });
}

function stateOf(known: EnvironmentFacts | undefined): ServiceStatus['state'] {
  if (known === undefined) return 'unknown';
  if (known.stack === null) return 'absent';
  return isBusy(known.stack.status) ? 'busy' : 'idle';
}
