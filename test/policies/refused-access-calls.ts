// A viewer cannot change anything. An operator of an environment cannot act on another environment, or change what
// deploys.
import type { Call } from './evaluate';
import { ENVIRONMENTS, type Environment, inAccount, inPipelineAccount } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const TRANSITIONS = ['codepipeline:EnableStageTransition', 'codepipeline:DisableStageTransition'];

export const REFUSED_TO_VIEWERS: readonly Call[] = [
  ...step('view the pipelines', [
    ['viewer', ['codepipeline:StartPipelineExecution', 'codepipeline:UpdatePipeline'], 'pipeline', r.PIPELINE],
    ['viewer', ['ssm:GetParameter', 'ssm:GetParameters'], 'parameter of someone else', parameterOfOthers()],
    [
      'viewer',
      'ssm:GetParametersByPath',
      'parameters of another product',
      inPipelineAccount('ssm', 'parameter/ecs-pipeline/shop-web'),
    ],
    ['viewer', ['ecr:PutImage', 'ecr:BatchGetImage', 'ecr:BatchDeleteImage'], 'repository', r.REPOSITORY],
    ['viewer', 'lambda:InvokeFunction', 'function', r.FUNCTION],
    ['viewer', 'sts:AssumeRole', 'functions role', r.FUNCTIONS_ROLE],
    ...ENVIRONMENTS.flatMap(({ name }) => inPipelines('viewer', name)),
  ]),
  ...ENVIRONMENTS.flatMap((it) => step(`view ${it.name}`, inEnvironment(it))),
];

export const REFUSED_TO_OPERATORS: readonly Call[] = [
  ...['staging', 'production'].flatMap((other) => step(`operate ${other}`, inPipelines('operator of dev', other))),
  ...step('do more than operate dev', inOwn('operator of dev', 'dev')),
];

function parameterOfOthers(): string {
  return inPipelineAccount('ssm', 'parameter/database-password');
}

/** Calls in the pipeline account that change an environment. */
export function inPipelines(who: string, environment: string): Row[] {
  const { agreement, approval, deployStage, direct, firstStage, hold } = r.pipelineOf(environment);
  return [
    [who, 'codepipeline:PutApprovalResult', `approval of ${environment}`, approval],
    [who, 'codepipeline:StartPipelineExecution', `direct pipeline of ${environment}`, direct],
    [who, 'codepipeline:RetryStageExecution', `deployment to ${environment}`, deployStage],
    [who, 'codepipeline:RetryStageExecution', `direct deployment to ${environment}`, `${direct}/deploy-${environment}`],
    [who, TRANSITIONS, `first stage of ${environment}`, firstStage],
    [who, ['ssm:PutParameter', 'ssm:DeleteParameter'], `hold of ${environment}`, hold],
    [who, 'ssm:PutParameter', `agreement for ${environment}`, agreement],
  ];
}

/** Calls in an environment that its operator cannot make. */
export function inOwn(who: string, environment: string): Row[] {
  const { deployStage, direct } = r.pipelineOf(environment);
  return [
    [who, ['codepipeline:StartPipelineExecution', 'codepipeline:UpdatePipeline'], 'pipeline', r.PIPELINE],
    [who, ['codepipeline:UpdatePipeline', 'codepipeline:DeletePipeline'], 'direct pipeline', direct],
    [who, 'codepipeline:OverrideStageCondition', `deployment to ${environment}`, deployStage],
    [who, 'ssm:PutParameter', 'another parameter of the product', `${r.HOLDS}shop_api/${environment}/other`],
    [who, 'lambda:InvokeFunction', 'function', r.FUNCTION],
    [who, 'sts:AssumeRole', 'functions role', r.FUNCTIONS_ROLE],
  ];
}

function inEnvironment(it: Environment): Row[] {
  const who = `viewer of ${it.name}`;
  const { deployRole, history, name, parameter, promotionRole, service, stack } = r.resourcesIn(it);
  const changeSets = ['CreateChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'].map((call) => `cloudformation:${call}`);
  const other = it.name === 'dev' ? 'staging' : 'dev';
  return [
    [who, [...changeSets, 'cloudformation:UpdateStack', 'cloudformation:DeleteStack'], 'stack of api', stack],
    [who, 'cloudformation:DescribeStacks', `stack of ${other}`, stack.replace(`shop-${it.name}`, `shop-${other}`)],
    [who, ['ssm:PutParameter', 'ssm:DeleteParameter'], 'image that runs', parameter],
    [who, ['ssm:PutParameter', 'ssm:DeleteParameter'], 'history of deployments', history],
    [who, 'ssm:GetParameters', 'another parameter of api', inAccount(it, 'ssm', `parameter/ecs/${name}/password`)],
    [who, 'ecs:UpdateService', 'service api', service],
    [who, 'sts:AssumeRole', 'deploy role', deployRole],
    [who, 'sts:AssumeRole', 'promotion role', promotionRole],
  ];
}
