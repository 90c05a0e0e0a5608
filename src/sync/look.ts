import { Difference, diffOf } from './diff';
import { RunMode, SyncResult } from './run-mode';
import { formatWarnings, Warning } from './warning';

type LookMode = Extract<RunMode, { kind: 'diff' | 'check' }>;

/** What a read-only run found. */
export interface Findings {
  readonly differences: readonly Difference[];
  readonly warnings: readonly Warning[];
}

/** The output and the exit code of a read-only run. */
export function look({ json, kind }: LookMode, findings: Findings): SyncResult {
  if (json) return showJson(kind, findings);
  return kind === 'diff' ? showDiff(findings) : showCheck(findings);
}

/** `npx ecs-pipeline diff`: exit code 2 if anything differs, as in `terraform plan -detailed-exitcode`. */
function showDiff({ differences, warnings }: Findings): SyncResult {
  return {
    stdout: differences.map(diffOf).join(''),
    stderr: section(EDITED, differences.filter(isConflict)) + formatWarnings(warnings),
    exitCode: differences.length === 0 ? 0 : 2,
  };
}

/** `npx ecs-pipeline check`. */
function showCheck({ differences, warnings }: Findings): SyncResult {
  const outdated = differences.filter((difference) => !isConflict(difference));
  const lists = section(OUTDATED, outdated) + section(EDITED, differences.filter(isConflict));
  return {
    stdout: '',
    stderr: (lists || 'In sync: the files match the config.\n') + formatWarnings(warnings),
    exitCode: differences.length === 0 ? 0 : 1,
  };
}

/** Either command's output as one JSON document, with the same exit code. */
function showJson(kind: LookMode['kind'], findings: Findings): SyncResult {
  const { differences, warnings } = findings;
  const files = differences.map((difference) => ({
    path: difference.path,
    change: difference.change,
    ...(difference.kind && { kind: difference.kind }),
    ...(kind === 'diff' && { diff: diffOf(difference) }),
  }));
  const document = { inSync: differences.length === 0, files, warnings };
  return { ...look({ kind }, findings), stdout: `${JSON.stringify(document, null, 2)}\n`, stderr: '' };
}

const OUTDATED = 'Out of date with the config; run npx projen and commit:';

const EDITED = 'Edited by hand; npx projen refuses to overwrite them and explains how to keep or discard the edits:';

function isConflict({ change }: Difference): boolean {
  return change === 'conflict';
}

function section(heading: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return '';
  return `${heading}\n${differences.map(({ path }) => `  ${path}\n`).join('')}`;
}
