import { describeImage, digestOf } from './image';
import { LedgerEntry } from './ledger';
import { table, unread } from './table';
import { who } from './words';

/** A deployment of a service. */
export interface PastDeployment extends LedgerEntry {
  readonly service: string;
}

/** The deployments of several services, the newest first. */
export function mergeHistories(histories: ReadonlyMap<string, readonly LedgerEntry[]>): PastDeployment[] {
  const all = [...histories].flatMap(([service, entries]) => entries.map((entry) => ({ service, ...entry })));
  return all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

const HEADER = ['WHEN', 'SERVICE', 'IMAGE', 'HOW', 'BY', 'EXECUTION'];

/** The table for a terminal. */
export function historyTable(deployments: readonly PastDeployment[], problems: readonly string[]): string {
  if (deployments.length === 0 && problems.length === 0) return 'Nothing has been deployed yet.\n';
  const rows = deployments.map(({ at, by, execution, image, kind, reason, service, tags }) => {
    const what = describeImage({ digest: digestOf(image) ?? image, tags });
    const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
    return {
      cells: [when, service, what, kind, by === null ? '' : who(by), execution],
      details: reason === null ? [] : [`reason: ${reason}`],
    };
  });
  return table(HEADER, rows, unread(problems));
}

/** The previous image: the latest one in a history, the newest first, that is not the running one. */
export function imageBefore(history: readonly LedgerEntry[], running: string | null): LedgerEntry | null {
  return history.find(({ image }) => digestOf(image) !== running) ?? null;
}
