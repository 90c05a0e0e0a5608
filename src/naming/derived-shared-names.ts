import { ConfigParts } from '../config/config-parts';
import { approvalsOf, EnvironmentApproval } from '../config/environment-approvals';
import { EnvironmentConfig } from '../config/environment-config';
import { DerivedName, longestOf, named, Origin, scopeOf } from './derived-name';
import {
  approvalNames,
  artifactStoreNames,
  clusterName,
  environmentPolicyNames,
  lookPolicyName,
  stageNames,
  stateBucketName,
} from './names';

/** The names of the resources that the services of an environment share. */
export function environmentDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  const { accountId } = config.pipeline;
  const account = scopeOf(accountId);
  const regionScope = scopeOf(accountId, { name: config.pipeline.region ?? config.region });
  return named('environments', config.environments).flatMap(({ item, name, origin }): DerivedName[] => {
    const of = `the environment ${name}`;
    const longest = { ...longestOf(origin, root), own: origin };
    const alone = { ...origin, own: origin };
    const stages = stageNames(name);
    const policies = environmentPolicyNames({ name: root.value }, name);
    const approvals = distinctApprovals(item).flatMap(({ approval, path }): DerivedName[] => {
      const { policy, topic } = approvalNames({ name: root.value }, name, approval.name);
      const own =
        approval.name === undefined
          ? origin
          : { path: [...origin.path.slice(0, -1), ...path, 'name'], value: approval.name };
      const from = { ...longestOf(origin, root, own), own };
      return [
        { resource: 'SNS topic', name: topic, of, scope: regionScope, ...from },
        { resource: 'IAM policy', name: policy, of, scope: account, ...from },
      ];
    });
    return [
      { resource: 'pipeline stage', name: stages.deploy, of, ...alone },
      { resource: 'ECS cluster', name: clusterName({ name: root.value }, name), of, ...longest },
      ...(approvals.length > 0 ? [{ resource: 'pipeline stage' as const, name: stages.approve, of, ...alone }] : []),
      ...approvals,
      { resource: 'IAM policy', name: policies.look, of, scope: scopeOf(item.accountId), ...longest },
      ...(approvals.length > 0
        ? []
        : [{ resource: 'IAM policy' as const, name: policies.operate, of, scope: account, ...longest }]),
    ];
  });
}

/** Leaves out approvals whose name is a duplicate or missing, which is reported by itself. */
function distinctApprovals(environment: Partial<EnvironmentConfig>): EnvironmentApproval[] {
  return [...new Map(approvalsOf(environment).map((one) => [one.approval.name, one])).values()];
}

/** The name of the policy for those who look. */
export function accessDerivedNames({ pipeline }: ConfigParts, root: Origin): DerivedName[] {
  const scope = scopeOf(pipeline.accountId);
  return [
    {
      resource: 'IAM policy',
      name: lookPolicyName({ name: root.value }),
      of: 'the pipelines',
      scope,
      ...root,
      own: root,
    },
  ];
}

/** The names of the artifact stores, one in each Region of a pipeline or an environment, and of the state bucket. */
export function storeDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  const { environments, pipeline, region, terraform } = config;
  const { accountId } = pipeline;
  if (accountId === undefined) return [];
  const shared = { name: root.value, pipeline: { accountId }, terraform };
  const regions = new Set([pipeline.region, ...environments.map((item) => item.region)].map((own) => own ?? region));
  const state: Origin =
    terraform?.stateBucket === undefined
      ? { ...root, alternative: 'terraform.stateBucket' }
      : { path: ['terraform', 'stateBucket'], value: terraform.stateBucket };
  return [
    ...[...regions].flatMap((name): DerivedName[] => {
      if (name === undefined) return [];
      const { alias, bucket } = artifactStoreNames(shared, name);
      const of = `the artifacts in ${name}`;
      return [
        { resource: 'S3 bucket', name: bucket, of, scope: 'all of AWS', ...root, own: root },
        { resource: 'KMS alias', name: `alias/${alias}`, of, ...root, own: root },
      ];
    }),
    {
      resource: 'S3 bucket',
      name: stateBucketName(shared),
      of: 'the Terraform state',
      scope: 'all of AWS',
      ...state,
      own: state,
    },
  ];
}
