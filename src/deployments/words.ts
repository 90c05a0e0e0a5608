const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago a time in ISO 8601 was, for example `3 h ago`. */
export function ago(time: string, now: Date): string {
  const past = now.getTime() - Date.parse(time);
  if (Number.isNaN(past)) return time;
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`;
  if (past < 2 * DAY) return `${Math.floor(past / HOUR)} h ago`;
  return `${Math.floor(past / DAY)} days ago`;
}

/**
 * The name in an ARN: `ann` for a user, `release-manager/ann` for a role session, or the whole ARN for anything else.
 *
 * @param arns - one, or several separated by commas
 */
export function who(arns: string): string {
  return arns
    .split(', ')
    .map((arn) => /^arn:[^:]+:(?:iam|sts)::\d+:(?:user|assumed-role)\/(.+)$/.exec(arn)?.[1] ?? arn)
    .join(', ');
}
