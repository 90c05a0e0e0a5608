/** The purpose of a run. `npx ecs-pipeline` passes modes other than `write` to `.projenrc.js` in the environment. */
export type RunMode =
  /** `json`: print one JSON document and nothing else. */
  | { readonly kind: 'diff' | 'check'; readonly json?: true }
  /** `isPart`: part of a command that prints the next steps itself. */
  | { readonly kind: 'write'; readonly isPart?: true }
  /** Write, and overwrite the edits of these files. */
  | { readonly kind: 'discard'; readonly paths: readonly string[] }
  /** Write, and overwrite every file that a run would refuse to overwrite: Yeoman's `--force`. */
  | { readonly kind: 'force'; readonly isPart?: true };

/** How a run ended. */
export interface SyncResult {
  /** Data for other programs. */
  readonly stdout: string;
  /** Text for people. */
  readonly stderr: string;
  /** Set for a read-only run: the process ends with it. */
  readonly exitCode?: number;
}

/** The environment variable for the mode, as JSON. */
export const RUN_MODE = 'ECS_PIPELINE_RUN_MODE';

/** The mode of this process. */
export function currentRunMode(environment: NodeJS.ProcessEnv = process.env): RunMode {
  const text = environment[RUN_MODE];
  return text ? JSON.parse(text) : { kind: 'write' };
}
