import { enumerate } from '../text/messages';
import { describeAgreement, nextAfterAgreement } from './agreements';
import { ServiceStatus } from './deployment-status';
import { Failure } from './failure-status';
import { Hold } from './hold';
import { describeImage } from './image';
import { table, unread } from './table';
import { Waiting } from './waiting-status';
import { ago, who } from './words';

const HEADER = ['SERVICE', 'ENVIRONMENT', 'IMAGE', 'SINCE', 'BY'];

/** The table for a terminal: a line for each target, followed by what is in progress and what to do. */
export function statusTable(statuses: readonly ServiceStatus[], problems: readonly string[], now: Date): string {
  const rows = statuses.map((status, index) => ({
    cells: cellsOf(status, statuses[index - 1], now),
    details: detailsOf(status, now),
  }));
  return table(HEADER, rows, unread(problems));
}

function cellsOf(status: ServiceStatus, previous: ServiceStatus | undefined, now: Date): string[] {
  const { environment, runs, service, state } = status;
  const nothing = { unknown: '?', absent: 'not applied yet', busy: 'none yet', idle: 'none yet' }[state];
  return [
    previous?.service === service ? '' : service,
    environment,
    runs ? describeImage(runs) : nothing,
    runs?.since ? ago(runs.since, now) : '',
    [runs?.by && who(runs.by), runs?.kind && `(${runs.kind})`].filter(Boolean).join(' '),
  ];
}

function detailsOf(status: ServiceStatus, now: Date): string[] {
  const { agreements, environment, failure, hold, runs, schedule, service, waiting } = status;
  const command = (name: string) => `→ npx ecs-pipeline ${name} ${environment} --service ${service}`;
  return [
    ...(schedule ? [`scheduled: ${schedule}`] : []),
    ...(runs?.reason ? [`reason: ${runs.reason}`] : []),
    ...(hold ? [describeHold(hold, now), command('release')] : []),
    ...agreements.flatMap((agreement) => [
      describeAgreement(agreement),
      `→ ${nextAfterAgreement(agreement, environment, service)}`,
    ]),
    ...waiting.flatMap((one) => [
      describeWaiting(one, now),
      ...(one.for === 'approval' ? [command(one.remark === null && !hold ? 'approve' : 'reject')] : []),
    ]),
    ...(failure ? describeFailure(failure, now) : []),
  ];
}

/** For example `on hold (3 h ago by ann): a memory leak`. */
export function describeHold({ by, reason, since }: Hold, now: Date): string {
  const details = [since && ago(since, now), by && `by ${who(by)}`].filter(Boolean).join(' ');
  return `on hold${details && ` (${details})`}: ${reason}`;
}

function describeWaiting({ action, approvers, for: what, image, remark, since }: Waiting, now: Date): string {
  const subject = image ? describeImage(image) : 'an execution';
  const time = since ? ago(since, now) : null;
  const why = remark ? `: ${remark}` : '';
  if (what === 'entry') return `${subject} is waiting to enter the environment${why}`;
  if (what === 'deploying')
    return `${subject} is in progress${action ? ` at ${action}${time ? ` (${time})` : ''}` : ''}${why}`;
  const asked = approvers.length > 0 ? ` from ${enumerate(approvers, 'or')}` : '';
  return `${subject} needs approval${asked}${time ? ` (requested ${time})` : ''}${why}`;
}

const VERBS = { failed: 'failed', rejected: 'was rejected', stopped: 'was stopped', trouble: 'problems so far' };

function describeFailure({ at, image, kind, reasons, where }: Failure, now: Date): string[] {
  const subject = image ? [describeImage(image)] : [];
  const when = at && kind !== 'trouble' ? [ago(at, now)] : [];
  const lines = reasons.flatMap((reason) => reason.split('\n'));
  return [`${[...subject, VERBS[kind], ...when].join(' ')}: ${where}`, ...lines.map((line) => `  ${line}`)];
}
