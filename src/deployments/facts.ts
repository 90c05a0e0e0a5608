import { Hold } from './hold';
import { LedgerEntry } from './ledger';

/** What AWS knows of a service in an environment. Times are in ISO 8601. */
export interface EnvironmentFacts {
  /** Null before the first apply. */
  readonly stack: StackFacts | null;
  /** The image that was deployed last, or null before the first deployment. */
  readonly record: string | null;
  readonly ledger: LedgerEntry | null;
}

export interface StackFacts {
  readonly status: string;
  /** What its parameters say, those of an update that runs as well. Null: there is none yet. */
  readonly image: string | null;
  /** Of the last create or update. */
  readonly since: string | null;
  /** Why the last create or update failed, line by line; empty unless it has failed or fails. */
  readonly failure: readonly string[];
}

export interface PipelineFacts {
  readonly name: string;
  readonly stages: readonly StageFacts[];
}

export interface StageFacts {
  readonly name: string;
  /** The latest. */
  readonly execution: { readonly id: string; readonly status: string } | null;
  /** Ids of the executions in front of it. */
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
  /** Of its latest execution, or null where there was none. */
  readonly status: string | null;
  readonly since: string | null;
  /** What it says of itself: a comment of who has answered, a function's last words. */
  readonly summary: string | null;
  readonly error: string | null;
  /** ARN of who has answered it last. */
  readonly by: string | null;
  /** By which an approval is answered; null unless it waits. */
  readonly token: string | null;
}

export interface ExecutionFacts {
  readonly id: string;
  readonly status: string;
  /** Of its image, once the source action has run. */
  readonly digest: string | null;
  /** CodePipeline's: what kind of thing has started it. */
  readonly trigger: string | null;
  /** Why somebody has stopped it. */
  readonly stopReason: string | null;
}

/** All that was read; what could not be is missing in the maps. */
export interface Facts {
  /** By `labelOf` of the target. */
  readonly environments: ReadonlyMap<string, EnvironmentFacts>;
  /** By name. Null before the first apply. */
  readonly pipelines: ReadonlyMap<string, PipelineFacts | null>;
  /** By name of the parameter. */
  readonly holds: ReadonlyMap<string, Hold>;
  /** Digests to whose direct deployment somebody agrees, by name of the parameter. Null where that is unknown. */
  readonly agreements: ReadonlyMap<string, string> | null;
  /** By id. */
  readonly executions: ReadonlyMap<string, ExecutionFacts>;
  /** Tags that people have given, by digest. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}
