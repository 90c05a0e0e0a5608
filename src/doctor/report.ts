import { escapeControls } from '../text/invisible';
import { CheckResult } from './run-checks';
import { Verdict } from './verdict';

const HEADER = ['STATUS', 'FOR', 'ACCOUNT', 'REGION', 'CHECK'];

/** The report for a terminal: a line for each check, followed by what to do. */
export function reportTable(results: readonly CheckResult[]): string {
  const rows = results.map(({ check: { accountId, region, subject, where }, verdict }) => [
    verdict.status,
    where,
    accountId,
    region,
    subject,
  ]);
  const widths = HEADER.slice(0, -1).map((_, column) =>
    Math.max(...[HEADER, ...rows].map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const margin = ' '.repeat(widths[0]! + 2);
  const lines = results.flatMap(({ verdict }, index) => [
    line(rows[index]!),
    ...detailsOf(verdict).map((detail) => margin + detail),
  ]);
  const text = [line(HEADER), ...lines].map((one) => escapeControls(one.trimEnd()));
  return `${[...text, '', summary(results), next(results)].join('\n')}\n`;
}

/** The report for programs. */
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
  return count(results, 'problem') > 0;
}

function detailsOf(verdict: Verdict): string[] {
  if (verdict.status === 'ok') return [];
  if (verdict.status === 'not checked') return [verdict.reason];
  return [verdict.status === 'problem' ? verdict.problem : verdict.warning, `→ ${verdict.fix}`];
}

function next(results: readonly CheckResult[]): string {
  if (hasProblems(results)) return 'Next: fix the problems, then run npx ecs-pipeline doctor again.';
  const first = count(results, 'warning') > 0 ? 'read the warnings, then run ' : 'run ';
  return `Next: ${first}npx ecs-pipeline apply.`;
}

function summary(results: readonly CheckResult[]): string {
  const [problems, warnings, notChecked] = [
    count(results, 'problem'),
    count(results, 'warning'),
    count(results, 'not checked'),
  ];
  return [
    `${count(results, 'ok')} ok`,
    problems > 0 && `${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    notChecked > 0 && `${notChecked} not checked`,
  ]
    .filter(Boolean)
    .join(', ');
}

function count(results: readonly CheckResult[], status: Verdict['status']): number {
  return results.filter(({ verdict }) => verdict.status === status).length;
}
