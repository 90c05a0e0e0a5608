const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a time in ISO 8601 is over, for example `3 h ago`. */
export function ago(time: string, now: Date): string {
  const past = now.getTime() - Date.parse(time);
  if (Number.isNaN(past)) return time;
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`;
  if (past < 2 * DAY) return `${Math.floor(past / HOUR)} h ago`;
  return `${Math.floor(past / DAY)} days ago`;
}

/**
 * Who stands behind an ARN: `ann`, `release-manager/ann` for a session of a role, or the ARN of anything else.
 *
 * @param arns - one, or several with commas between them
 */
export function who(arns: string): string {
  return arns
    .split(', ')
    .map((arn) => /^arn:[^:]+:(?:iam|sts)::\d+:(?:user|assumed-role)\/(.+)$/.exec(arn)?.[1] ?? arn)
    .join(', ');
}
