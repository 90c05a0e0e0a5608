import { parseArn } from '../aws/arn';
import { EcsPipelineConfig, EnvironmentConfig } from '../config';

/** The way of an image from the push to the last environment, as a drawing of one line for each step. */
export function promotionPath({ environments, pipeline, region, services }: EcsPipelineConfig): string {
  const width = Math.max(...environments.map(({ name }) => name.length));
  const lines = environments.flatMap((environment) => [
    `  ${environment.approval ? '│  waits for an approval' : '│'}${details(environment)}`,
    `  ▼`,
    `  ${environment.name.padEnd(width)}  ${environment.accountId}  ${environment.region ?? region}`,
  ]);
  const names = services.map(({ name }) => name).join(', ');
  return [`  push of ${names}  ${pipeline.accountId}  ${pipeline.region ?? region}`, ...lines].join('\n');
}

function details({ approval }: EnvironmentConfig): string {
  if (typeof approval !== 'object') return '';
  const { approvers = [], notify = [] } = approval;
  const by = approvers.map((arn) => parseArn(arn)?.resource ?? arn);
  return [
    by.length === 0 ? '' : ` by ${by.join(', ')}`,
    notify.length === 0 ? '' : `, tells ${notify.join(', ')}`,
  ].join('');
}
