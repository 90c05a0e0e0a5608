import { Path, Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { Rule, settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Retention periods of task logs that CloudWatch Logs does not support. */
export const serviceLogRetention = settingsRule(['logRetentionDays'], ({ at, settings }) =>
  retentionProblems(at(['logRetentionDays']), settings.logRetentionDays),
);

/** Retention periods of pipeline logs that CloudWatch Logs does not support. */
export const pipelineLogRetention: Rule = ({ pipeline }) =>
  retentionProblems(['pipeline', 'logRetentionDays'], pipeline.logRetentionDays);

function retentionProblems(path: Path, days: number | undefined): Problem[] {
  if (days === undefined || RETENTION_DAYS.includes(days)) return [];
  const fix = `use ${enumerate(RETENTION_DAYS, 'or')}`;
  return [{ path, message: 'not supported by CloudWatch Logs', value: days, fix }];
}
