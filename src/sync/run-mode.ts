/** What a run is for. `npx ecs-pipeline` starts `.projenrc.js` with a mode other than `write` in its environment. */
export type RunMode =
  /** `json`: print one JSON document and nothing else. */
  | { readonly kind: 'diff' | 'check'; readonly json?: true }
  /** `isPart`: of a command that says what is next itself. */
  | { readonly kind: 'write'; readonly isPart?: true }
  /** Write, and overwrite the edits of these files. */
  | { readonly kind: 'discard'; readonly paths: readonly string[] }
  /** Write, and overwrite whatever a run would refuse to: Yeoman's `--force`. */
  | { readonly kind: 'force'; readonly isPart?: true };

/** How a run ended. */
export interface SyncResult {
  /** Data, for other programs. */
  readonly stdout: string;
  /** For people. */
  readonly stderr: string;
  /** Set where the run only looked: the process ends with it. */
  readonly exitCode?: number;
}

/** The environment variable that carries a mode, as JSON. */
export const RUN_MODE = 'ECS_PIPELINE_RUN_MODE';

/** The mode of this process. */
export function currentRunMode(environment: NodeJS.ProcessEnv = process.env): RunMode {
  const text = environment[RUN_MODE];
  return text ? JSON.parse(text) : { kind: 'write' };
}
