import { parseArn } from '../aws/arn';
import { EcsPipelineConfig, EnvironmentConfig } from '../config';
import { approvalsOf } from '../config/environment-approvals';

/** Draws the path of an image from the push to the last environment, one line for each step. */
export function promotionPath({ environments, pipeline, region, services }: EcsPipelineConfig): string {
  const width = Math.max(...environments.map(({ name }) => name.length));
  const lines = environments.flatMap((environment) => [
    ...waits(environment).map((text) => `  │${text}`),
    `  ▼`,
    `  ${environment.name.padEnd(width)}  ${environment.accountId}  ${environment.region ?? region}`,
  ]);
  const names = services.map(({ name }) => name).join(', ');
  return [`  push of ${names}  ${pipeline.accountId}  ${pipeline.region ?? region}`, ...lines].join('\n');
}

/** A line for each approval, or an empty one. */
function waits(environment: EnvironmentConfig): string[] {
  const approvals = approvalsOf(environment).map(({ approval }) => approval);
  if (approvals.length === 0) return [''];
  return approvals.map(({ approvers = [], name, notify = [] }) => {
    const by = approvers.map((arn) => parseArn(arn)?.resource ?? arn);
    return [
      `  waits for approval${name === undefined ? '' : ` ${name}`}`,
      by.length === 0 ? '' : ` by ${by.join(', ')}`,
      notify.length === 0 ? '' : `, notifies ${notify.join(', ')}`,
    ].join('');
  });
}
