import { spawnSync } from 'node:child_process';
import { PROJENRC_FILE } from './file-names';
import { RUN_MODE, RunMode } from './sync/run-mode';

/** How a run of `.projenrc.js` ended. */
export interface RunEnd {
  /** Exit code; null if a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
}

/** What to run, and where. */
export interface RunOptions {
  /** Arguments of Node.js. Default: the `.projenrc.js` of the folder. */
  readonly script?: readonly string[];
  /** Default: the current folder. */
  readonly folder?: string;
}

const STDERR = 2;

/** Runs the `.projenrc.js` of a folder in a separate process, because it can contain any code. */
export function runProjenrc(mode: RunMode, { folder, script = [PROJENRC_FILE] }: RunOptions = {}): RunEnd {
  // The output of a run is either the requested data or a report for people of what was written.
  const isData = mode.kind === 'diff' || mode.kind === 'check';
  const { error, signal, status } = spawnSync(process.execPath, script, {
    cwd: folder,
    env: { ...process.env, [RUN_MODE]: JSON.stringify(mode) },
    stdio: ['inherit', isData ? 'inherit' : STDERR, 'inherit'],
  });
  if (error) throw error;
  return { signal, status };
}
