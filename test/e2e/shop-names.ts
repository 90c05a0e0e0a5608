import type { EcsPipelineConfig } from '../../src/config';
import { REGION } from './aws';
import type { PipelinePlace } from './execution';
import { exampleConfig } from './repository';

// The names in the example three-accounts, and the records of its deployments.

export const PIPELINE_ACCOUNT = '111111111111';
export const PIPELINE = { account: PIPELINE_ACCOUNT, region: REGION, name: 'shop_api' };
export const PIPELINE_ARN = `arn:aws:codepipeline:${REGION}:${PIPELINE_ACCOUNT}:${PIPELINE.name}`;
export const ENVIRONMENTS = ['dev', 'staging', 'production'];

export const REPOSITORY = 'shop/api';
export const ACCOUNT_OF: Record<string, string> = {
  dev: '222222222222',
  qa: '555555555555', // added by the scenario
  staging: '333333333333',
  production: '444444444444',
};

/** The value of the parameter that puts an environment on hold. */
export interface Hold {
  readonly reason: string;
  readonly by: string;
  readonly since: string;
}

/** The value of the parameter that records a service's last deployment. */
export interface Deployment {
  readonly image: string;
  readonly tags: readonly string[];
  readonly at: string;
  readonly pipeline: string;
  readonly execution: string;
  readonly kind: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly replaced: string | null;
}

export function directPipeline(environment: string): PipelinePlace {
  return { ...PIPELINE, name: `${PIPELINE.name}_${environment}` };
}

export function holdOf(environment: string): string {
  return `/ecs-pipeline/shop/${PIPELINE.name}/${environment}/hold`;
}

export function recordOf(environment: string): string {
  return `/ecs/shop-${environment}-api/deployed-image`;
}

export function accountOf(environment: string): string {
  const accountId = ACCOUNT_OF[environment];
  if (!accountId) throw new Error(`${environment}: has no account`);
  return accountId;
}

/** The example's config with an additional environment between dev and staging. */
export function configWithQa(): EcsPipelineConfig {
  const config = exampleConfig();
  const [dev, ...others] = config.environments;
  return { ...config, environments: [dev!, { name: 'qa', accountId: accountOf('qa') }, ...others] };
}

/** The event that ECR sends. https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html */
export function pushEvent(tag: string, digest: string) {
  return {
    version: '0',
    source: 'aws.ecr',
    'detail-type': 'ECR Image Action',
    account: PIPELINE_ACCOUNT,
    region: REGION,
    detail: {
      result: 'SUCCESS',
      'repository-name': REPOSITORY,
      'image-digest': digest,
      'action-type': 'PUSH',
      'image-tag': tag,
    },
  };
}
