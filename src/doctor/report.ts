import { escapeControls } from '../text/messages';
import { CheckResult } from './run-checks';

/** For people: a line for each check, and below it what to do. */
export function reportTable(results: readonly CheckResult[]): string {
  const rows = results.map(({ check, verdict }) => [verdict.status, check.where, check.accountId, check.subject]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = results.flatMap(({ verdict }, index) => {
    const row = rows[index]!.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    const margin = ' '.repeat(widths[0]! + 2);
    if (verdict.status === 'problem') return [row, `${margin}${verdict.problem}`, `${margin}→ ${verdict.fix}`];
    return verdict.status === 'ok' ? [row] : [row, `${margin}${verdict.reason}`];
  });
  const next = hasProblems(results)
    ? 'Next: mend the problems, and run npx ecs-pipeline doctor again.'
    : 'Next: terraform apply, in the order that docs/pipeline.md tells.';
  return `${[...lines.map((line) => escapeControls(line.trimEnd())), '', summary(results), next].join('\n')}\n`;
}

/** For programs. */
export function reportJson(results: readonly CheckResult[]): string {
  const checks = results.map(({ check: { accountId, region, subject, where }, verdict }) => ({
    where,
    accountId,
    region,
    subject,
    ...verdict,
  }));
  return `${JSON.stringify({ ok: !hasProblems(results), checks }, undefined, 2)}\n`;
}

export function hasProblems(results: readonly CheckResult[]): boolean {
  return results.some(({ verdict }) => verdict.status === 'problem');
}

function summary(results: readonly CheckResult[]): string {
  const count = (status: string) => results.filter(({ verdict }) => verdict.status === status).length;
  const [problems, notChecked] = [count('problem'), count('not checked')];
  return [
    `${count('ok')} ok`,
    problems > 0 && `${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    notChecked > 0 && `${notChecked} not checked`,
  ]
    .filter(Boolean)
    .join(', ');
}
