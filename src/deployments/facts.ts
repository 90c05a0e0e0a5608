import { Hold } from './hold';
import { LedgerEntry } from './ledger';

/** The state of a target in AWS. Times are in ISO 8601. */
export interface EnvironmentFacts {
  /** Null before the first apply. */
  readonly stack: StackFacts | null;
  /** The last deployed image, or null before the first deployment. */
  readonly record: string | null;
  readonly ledger: LedgerEntry | null;
}

export interface StackFacts {
  readonly status: string;
  /** The image in its parameters, including those of an update in progress. Null: none yet. */
  readonly image: string | null;
  /** Time of the last create or update. */
  readonly since: string | null;
  /** Why the last create or update failed or is failing, line by line; otherwise empty. */
  readonly failure: readonly string[];
}

export interface PipelineFacts {
  readonly name: string;
  readonly stages: readonly StageFacts[];
}

export interface StageFacts {
  readonly name: string;
  /** The latest execution. */
  readonly execution: { readonly id: string; readonly status: string } | null;
  /** IDs of the executions that are waiting to enter the stage. */
  readonly inbound: readonly string[];
  readonly transition: {
    readonly enabled: boolean;
    readonly reason: string | null;
    readonly by: string | null;
    readonly since: string | null;
  };
  readonly actions: readonly ActionFacts[];
}

export interface ActionFacts {
  readonly name: string;
  /** Status of its latest execution, or null if it has never run. */
  readonly status: string | null;
  readonly since: string | null;
  /** The summary of the action: the comment of an approver, or the last message of a function. */
  readonly summary: string | null;
  readonly error: string | null;
  /** ARN of whoever last answered it. */
  readonly by: string | null;
  /** CodePipeline's token for the answer to an approval; null unless it is pending. */
  readonly token: string | null;
}

export interface ExecutionFacts {
  readonly id: string;
  readonly status: string;
  /** Digest of its image, once the source action has run. */
  readonly digest: string | null;
  /** CodePipeline's trigger type. */
  readonly trigger: string | null;
  /** Why it was stopped. */
  readonly stopReason: string | null;
}

/** Everything that was read; the maps lack whatever could not be read. */
export interface Facts {
  /** By the target's `labelOf`. */
  readonly environments: ReadonlyMap<string, EnvironmentFacts>;
  /** By name. Null before the first apply. */
  readonly pipelines: ReadonlyMap<string, PipelineFacts | null>;
  /** By parameter name. */
  readonly holds: ReadonlyMap<string, Hold>;
  /** Digests whose direct deployment has an agreement, by parameter name. Null if unknown. */
  readonly agreements: ReadonlyMap<string, string> | null;
  /** By ID. */
  readonly executions: ReadonlyMap<string, ExecutionFacts>;
  /** Tags that people assigned, by digest. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}
