import { setTimeout } from 'node:timers/promises';
import { Attempts } from '../../deployments/attempts';
import { deploymentStatus, ServiceStatus } from '../../deployments/deployment-status';
import { readFacts } from '../../deployments/read-facts';
import { statusTable } from '../../deployments/status-table';
import { startSpinner } from '../../spinner';
import { UserError } from '../../user-error';
import { printJson } from '../tell';
import { Deployments, openDeployments } from './deployments';

export interface StatusOptions {
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly watch?: boolean;
}

/** Polling interval in milliseconds. */
const INTERVAL = 10_000;

/** Moves to the upper left corner, and clears the screen and the scrollback. */
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';

/** `status`. @returns the exit code */
export async function status({ json = false, profile, watch = false }: StatusOptions): Promise<number> {
  if (watch && (json || !process.stdout.isTTY)) {
    const problem = json ? 'cannot be combined with --json' : 'requires a terminal';
    throw new UserError(`--watch: ${problem}; remove --watch`);
  }
  const deployments = await openDeployments(profile);
  const spinner = await startSpinner('Querying AWS');
  const first = await look(deployments, (text) => {
    spinner.text = text;
  });
  spinner.stop();
  if (json) {
    const { problems, statuses: services } = first;
    printJson({ ok: problems.length === 0, services, problems });
  } else if (!watch) {
    process.stdout.write(statusTable(first.statuses, first.problems, new Date()));
  } else {
    await keepDrawing(deployments, first);
  }
  return first.problems.length === 0 ? 0 : 1;
}

interface Look {
  readonly statuses: readonly ServiceStatus[];
  readonly problems: readonly string[];
}

async function look({ accounts, targets }: Deployments, onProgress: (text: string) => void): Promise<Look> {
  const attempts = new Attempts((ended, begun) => onProgress(`Querying AWS: ${ended} of ${begun}`));
  const facts = await readFacts(accounts, targets, attempts);
  return { statuses: deploymentStatus(targets, facts), problems: attempts.problems };
}

/** Until Ctrl-C. */
async function keepDrawing(deployments: Deployments, first: Look): Promise<never> {
  for (let seen = first; ; seen = await look(deployments, () => undefined)) {
    const now = new Date();
    const text = statusTable(seen.statuses, seen.problems, now);
    process.stdout.write(`${CLEAR}${text}\nUpdated at ${now.toISOString().slice(11, 19)} UTC. Press Ctrl-C to stop.\n`);
    if (seen.problems.length > 0) deployments.accounts.forget();
    await setTimeout(INTERVAL);
  }
}
