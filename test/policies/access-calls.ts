// What somebody who looks does, and what somebody who operates an environment does.
import type { Call } from './evaluate';
import type { Environment } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const LOOK = [
  'GetPipeline',
  'GetPipelineExecution',
  'GetPipelineState',
  'ListActionExecutions',
  'ListPipelineExecutions',
].map((name) => `codepipeline:${name}`);

/** What `status` asks in the pipeline account, and what one who deploys follows. */
export function lookCalls(who: string): Call[] {
  return step('look at the pipelines', [
    ...r.PIPELINES.map(({ arn, name }): Row => [who, LOOK, `pipeline ${name}`, arn]),
    [who, 'codepipeline:ListPipelines', 'account', '*'],
    // Where IAM has the path from, it is not documented whether with its last slash.
    [who, 'ssm:GetParametersByPath', 'holds of the product', r.HOLDS],
    [who, 'ssm:GetParametersByPath', 'holds of the product, without a slash', r.HOLDS.slice(0, -1)],
    [who, 'ecr:DescribeImages', 'repository', r.REPOSITORY],
  ]);
}

/** What `status` and `history` ask in an environment's account. */
export function lookInto(it: Environment): Call[] {
  const who = `who looks into ${it.name}`;
  const { history, parameter, service, stack } = r.resourcesIn(it);
  return step(`look into ${it.name}`, [
    [who, ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackEvents'], 'stack of api', stack],
    [who, 'ssm:GetParameters', 'image that runs', parameter],
    [who, ['ssm:GetParameters', 'ssm:GetParameterHistory'], 'history of deployments', history],
    [who, 'ecs:DescribeServices', 'service api', service],
  ]);
}

export function operatorCalls(who: string, environment: string): Call[] {
  const { deployStage, direct, firstStage, hold } = r.pipelineOf(environment);
  return [
    ...lookCalls(who),
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
