import { join } from 'node:path';
import { planChecks } from '../../src/doctor';
import { resolveModel } from '../../src/model/resolve-model';
import { readConfig } from '../../src/reading/read-config';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const planned = (config: Parameters<typeof resolveModel>[0]) =>
  planChecks(resolveModel(config)).map(
    ({ accountId, region, subject, where }) => `${where} ${accountId} ${region} ${subject}`,
  );

test('an account with several roots is checked once, and resources that inputs.tf looks up are not checked', () => {
  const one = minimalConfig({
    environments: [
      minimalEnvironment('dev', { accountId: '111111111111' }),
      minimalEnvironment('production', { accountId: '111111111111', region: 'eu-central-1' }),
    ],
  });

  expect(planned(one)).toEqual([
    'pipeline, dev, production 111111111111 eu-west-1 IAM role bootstrap/shop/shop-terraform-plan',
    'pipeline, dev, production 111111111111 eu-west-1 S3 bucket shop-terraform-state-111111111111 for the Terraform state',
  ]);
});

test('every resource in an example is checked in its account and Region', () => {
  const { config } = readConfig(join(__dirname, '../../examples/everything/ecs-pipeline.yaml'));

  expect(planned(config).filter((line) => /^(pipeline|production) /.test(line))).toEqual([
    'pipeline 111111111111 eu-west-1 IAM role teams/media/terraform-reader',
    'production 444444444444 eu-central-1 IAM role teams/media/terraform-reader',
    'pipeline 111111111111 eu-west-1 permissions boundary platform/pipelines-boundary',
    'production 444444444444 eu-central-1 permissions boundary platform/production-boundary',
    'pipeline 111111111111 eu-central-1 S3 bucket media-terraform-state for the Terraform state',
    'pipeline 111111111111 eu-west-1 IAM OIDC provider for GitHub Actions',
    'pipeline 111111111111 eu-west-1 IAM OIDC provider for GitLab at https://git.example.com',
    'pipeline 111111111111 eu-west-1 ECR repository video/transcoder',
    'production 111111111111 eu-west-1 IAM role release-manager, an approver',
    'production 111111111111 eu-west-1 IAM user break-glass, an approver',
    'pipeline 111111111111 eu-west-1 approvals in the pipeline media_api',
    'pipeline 111111111111 eu-west-1 approvals in the pipeline media_transcoder',
    'pipeline 111111111111 eu-west-1 approvals in the pipeline media_worker',
    'production 444444444444 eu-central-1 ECS cluster media',
    'production 444444444444 eu-central-1 ECS cluster media-gpu',
    'production 444444444444 eu-central-1 capacity provider FARGATE of media',
    'production 444444444444 eu-central-1 capacity provider FARGATE_SPOT of media',
    'production 444444444444 eu-central-1 capacity provider gpu of media-gpu',
    'production 444444444444 eu-central-1 subnets subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002',
    'production 444444444444 eu-central-1 security groups sg-0a1b2c3d4e5f60003',
    'production 444444444444 eu-central-1 target group media-api of api',
    'production 444444444444 eu-central-1 listener of media of api',
    'production 444444444444 eu-central-1 load balancer media-jobs of worker',
    'production 444444444444 eu-central-1 EFS file system fs-0123456789abcdef0 of api',
    'production 444444444444 eu-central-1 EFS file system fs-0fedcba9876543210 of api',
    'production 444444444444 eu-central-1 EFS access point fsap-0123456789abcdef0',
    'production 444444444444 eu-central-1 log group /media/transcoder',
    'production 444444444444 eu-central-1 CloudWatch alarm media-api-5xx of api',
    'production 444444444444 eu-central-1 SSM parameter /media/api-key',
    'production 444444444444 eu-central-1 Secrets Manager secret media/api-d4e5f6',
    'production 111111111111 eu-west-1 Secrets Manager secret media/datadog-a1b2c3',
    'production 111111111111 eu-west-1 Secrets Manager secret media/proxy-tls-a1b2c3',
    'production 111111111111 eu-west-1 SSM parameter /media/splunk-token',
    'production 444444444444 eu-central-1 KMS key 0a1b2c3d-0000-4000-8000-000000000003',
    'production 444444444444 eu-central-1 IAM role worker, taskRoleArn of worker',
    'production 444444444444 eu-central-1 IAM role ecs-execution, executionRoleArn of worker',
    'production 444444444444 eu-central-1 IAM policy AmazonS3ReadOnlyAccess of api',
    'production 444444444444 eu-central-1 IAM policy CloudWatchAgentServerPolicy of api',
    'production 444444444444 eu-central-1 Cloud Map namespace media of api and worker',
    'production 444444444444 eu-central-1 Cloud Map namespace ns-0123456789abcdef of transcoder',
    'production 444444444444 eu-central-1 sidecar image 999999999999.dkr.ecr.eu-west-1.amazonaws.com/platform/nginx:1.29 of api',
    'production 444444444444 eu-central-1 sidecar image 999999999999.dkr.ecr.eu-west-1.amazonaws.com/platform/fluentd:1.18 of transcoder',
  ]);
});

test('a permissions boundary is checked once in each account', () => {
  const config = minimalConfig({
    permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/org/boundary',
    pipeline: { accountId: '111111111111', permissionsBoundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    environments: [minimalEnvironment('dev'), minimalEnvironment('qa')],
  });

  expect(planned(config).filter((line) => line.includes('boundary'))).toEqual([
    'pipeline 111111111111 eu-west-1 permissions boundary PowerUserAccess',
    'dev, qa 222222222222 eu-west-1 permissions boundary org/boundary',
  ]);
});
