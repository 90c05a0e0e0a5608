import type { Finding, Status } from './findings';

/** How each status is called, and in which order. */
const TITLES: Readonly<Record<Status, string>> = {
  refuted: 'Refuted',
  proven: 'Proven',
  emulated: 'Not proven: emulated, where it holds',
  'not checked': 'Not checked',
};

const MARKS: Readonly<Record<Status, string>> = { refuted: '✗', proven: '✓', emulated: '~', 'not checked': '-' };

/** What somebody reads at the end. */
export function renderReport(findings: readonly Finding[]): string {
  const statuses = Object.keys(TITLES) as Status[];
  const groups = statuses.map((status) => {
    const group = findings.filter((finding) => finding.status === status);
    const lines = group.map(({ evidence, id }) => `  ${MARKS[status]} ${id}: ${evidence}`);
    return group.length === 0 ? '' : [`${TITLES[status]} (${group.length} of ${findings.length})`, ...lines].join('\n');
  });
  return `${groups.filter(Boolean).join('\n\n')}\n`;
}

/** A line while the run goes on. */
export function renderFinding({ claim, evidence, id, status }: Finding): string {
  return `${MARKS[status]} ${status === 'emulated' ? 'not proven: emulated' : status}: ${id}: ${status === 'proven' ? claim : evidence}\n`;
}

/** The file that --json names. */
export function reportFile(findings: readonly Finding[], facts: object): string {
  return `${JSON.stringify({ ...facts, items: findings }, undefined, 2)}\n`;
}
