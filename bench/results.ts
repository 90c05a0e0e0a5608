import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';

/** What the figures depend on, and nothing by which somebody would know the machine. */
export interface Machine {
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  readonly npm: string;
  readonly projen: string;
  /** How many processes wanted to run, at the beginning. */
  readonly load: number;
}

/** What a topic has measured. */
export interface TopicResults {
  readonly machine: Machine;
  readonly figures: readonly Figure[];
}

/** Topics in the order of the report. */
export type Results = Readonly<Record<string, TopicResults>>;

const FILE = join(__dirname, 'results.json');

/** The results that are committed; none where there are none. */
export function readResults(): Results {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, roundedNumber, 2)}\n`);
}

/** Of fewer runs nothing is kept. */
export const ENOUGH_RUNS = 11;

/** Why what was measured is not kept; nothing where it is. */
export function reasonsNotToKeep(
  runs: number,
  machines: readonly Pick<Machine, 'cores' | 'load'>[],
  isBusyAllowed: boolean,
): string[] {
  const reasons = runs < ENOUGH_RUNS ? [`it wants ${ENOUGH_RUNS} runs, got ${runs}`] : [];
  const busy = machines.find(({ cores, load }) => load > cores);
  if (busy && !isBusyAllowed) {
    const fix = 'wait until it does less, or set BENCH_BUSY=1';
    reasons.push(`the machine did something else: a load of ${busy.load.toFixed(1)} on ${busy.cores} cores; ${fix}`);
  }
  return reasons;
}

/** Four digits: whatever is behind them is noise. */
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
