import { spawnSync } from 'node:child_process';
import { PROJENRC_FILE } from '../file-names';
import { RUN_MODE, RunMode } from '../sync/run-mode';

/** How a run of `.projenrc.js` ended. */
export interface RunEnd {
  /** Exit code; null where a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
}

/** Runs the `.projenrc.js` of this folder, in a process of its own: it may be anybody's code. */
export function runProjenrc(mode: RunMode): RunEnd {
  const { error, signal, status } = spawnSync(process.execPath, [PROJENRC_FILE], {
    env: { ...process.env, [RUN_MODE]: JSON.stringify(mode) },
    stdio: 'inherit',
  });
  if (error) throw error;
  return { signal, status };
}
