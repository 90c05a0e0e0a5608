import type { Finding, Status } from './findings';

/** The title of each status, in report order. */
const TITLES: Readonly<Record<Status, string>> = {
  refuted: 'Refuted',
  proven: 'Proven',
  emulated: 'Not proven: holds only on the emulator',
  'not checked': 'Not checked',
};

const MARKS: Readonly<Record<Status, string>> = { refuted: '✗', proven: '✓', emulated: '~', 'not checked': '-' };

/** The report at the end. */
export function renderReport(findings: readonly Finding[]): string {
  const statuses = Object.keys(TITLES) as Status[];
  const groups = statuses.map((status) => {
    const group = findings.filter((finding) => finding.status === status);
    const lines = group.map(({ evidence, id }) => `  ${MARKS[status]} ${id}: ${evidence}`);
    return group.length === 0 ? '' : [`${TITLES[status]} (${group.length} of ${findings.length})`, ...lines].join('\n');
  });
  return `${groups.filter(Boolean).join('\n\n')}\n`;
}

/** A line of output during the run. */
export function renderFinding({ claim, evidence, id, status }: Finding): string {
  return `${MARKS[status]} ${status === 'emulated' ? 'not proven: emulated' : status}: ${id}: ${status === 'proven' ? claim : evidence}\n`;
}

/** The content of the file given by --json. */
export function reportFile(findings: readonly Finding[], facts: object): string {
  return `${JSON.stringify({ ...facts, items: findings }, undefined, 2)}\n`;
}
