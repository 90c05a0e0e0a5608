import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';

/** The properties of the machine that affect the figures, without anything that identifies it. */
export interface Machine {
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  readonly npm: string;
  readonly projen: string;
  /** The load average at the start. */
  readonly load: number;
}

/** The results of one topic. */
export interface TopicResults {
  readonly machine: Machine;
  readonly figures: readonly Figure[];
}

/** Topics in report order. */
export type Results = Readonly<Record<string, TopicResults>>;

const FILE = join(__dirname, 'results.json');

/** The committed results, if any. */
export function readResults(): Results {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, roundedNumber, 2)}\n`);
}

/** Results of fewer runs are not written. */
export const ENOUGH_RUNS = 11;

/** The reasons not to write the results. */
export function reasonsNotToKeep(
  runs: number,
  machines: readonly Pick<Machine, 'cores' | 'load'>[],
  isBusyAllowed: boolean,
): string[] {
  const reasons = runs < ENOUGH_RUNS ? [`too few runs, got ${runs}; use at least ${ENOUGH_RUNS}`] : [];
  const busy = machines.find(({ cores, load }) => load > cores);
  if (busy && !isBusyAllowed) {
    const fix = 'wait until the load is lower, or set BENCH_BUSY=1';
    reasons.push(`the machine is busy, got a load of ${busy.load.toFixed(1)} on ${busy.cores} cores; ${fix}`);
  }
  return reasons;
}

/** Four significant digits. Any further digits are noise. */
export function roundedNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(value.toPrecision(4));
}

export function describeMachine(versions: Pick<Machine, 'npm' | 'projen'>): Machine {
  return {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    ...versions,
    load: loadavg()[0]!,
  };
}
