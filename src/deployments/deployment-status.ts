import { Agreement, agreementsOf } from './agreements';
import { EnvironmentFacts, Facts } from './facts';
import { Failure, latestFailure } from './failure-status';
import { Hold } from './hold';
import { Running, runningImage } from './running-image';
import { isBusy } from './stack-status';
import { labelOf, Target } from './targets';
import { Waiting, waitingFor } from './waiting-status';

/** The known status of a target. Times are in ISO 8601. */
export interface ServiceStatus {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  /** When its tasks are started. Null for a service whose tasks run continuously. */
  readonly schedule: string | null;
  /** `unknown`: the account cannot be read. `absent`: the stack does not exist. `busy`: an update is in progress. */
  readonly state: 'unknown' | 'absent' | 'idle' | 'busy';
  /** Null: no image, or unknown. */
  readonly runs: Running | null;
  /** The executions on their way into the environment, the nearest first. */
  readonly waiting: readonly Waiting[];
  /** Stops promotions while it exists. */
  readonly hold: Hold | null;
  /** In an environment with several approvals: images with an agreement to a direct deployment. */
  readonly agreements: readonly Agreement[];
  /** The latest attempt, if it failed. */
  readonly failure: Failure | null;
}

/** The statuses of targets, as far as the facts are known. */
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
