// The calls of viewers and of operators of an environment.
import type { Call } from './evaluate';
import type { Environment } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const VIEW = [
  'GetPipeline',
  'GetPipelineExecution',
  'GetPipelineState',
  'ListActionExecutions',
  'ListPipelineExecutions',
].map((name) => `codepipeline:${name}`);

/** The calls of `status` in the pipeline account, and those that follow a deployment. */
export function viewerCalls(who: string): Call[] {
  return step('view the pipelines', [
    ...r.PIPELINES.map(({ arn, name }): Row => [who, VIEW, `pipeline ${name}`, arn]),
    [who, 'codepipeline:ListPipelines', 'account', '*'],
    // AWS does not document whether IAM sees the path with its trailing slash.
    [who, 'ssm:GetParametersByPath', 'holds of the product', r.HOLDS],
    [who, 'ssm:GetParametersByPath', 'holds of the product, without a slash', r.HOLDS.slice(0, -1)],
    [who, 'ecr:DescribeImages', 'repository', r.REPOSITORY],
  ]);
}

/** The calls of `status` and `history` in an environment's account. */
export function environmentViewerCalls(it: Environment): Call[] {
  const who = `viewer of ${it.name}`;
  const { history, parameter, service, stack } = r.resourcesIn(it);
  return step(`view ${it.name}`, [
    [who, ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackEvents'], 'stack of api', stack],
    [who, 'ssm:GetParameters', 'image that runs', parameter],
    [who, ['ssm:GetParameters', 'ssm:GetParameterHistory'], 'history of deployments', history],
    [who, 'ecs:DescribeServices', 'service api', service],
  ]);
}

export function operatorCalls(who: string, environment: string): Call[] {
  const { deployStage, direct, firstStage, hold } = r.pipelineOf(environment);
  return [
    ...viewerCalls(who),
    ...step('deploy directly, and roll back', [
      [who, 'codepipeline:StartPipelineExecution', `direct pipeline of ${environment}`, direct],
    ]),
    ...step('retry a deployment', [
      [who, 'codepipeline:RetryStageExecution', `deployment to ${environment}`, deployStage],
    ]),
    ...step('hold and release', [
      [who, ['ssm:PutParameter', 'ssm:DeleteParameter'], `hold of ${environment}`, hold],
      [
        who,
        ['codepipeline:DisableStageTransition', 'codepipeline:EnableStageTransition'],
        `first stage of ${environment}`,
        firstStage,
      ],
    ]),
  ];
}
