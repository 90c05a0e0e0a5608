// Calls that are denied to the function: it checks and stops, but it cannot approve, agree, release, start or deploy.
import type { Call } from './evaluate';
import { ENVIRONMENTS, inPipelineAccount } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const ALIKE = inPipelineAccount('codepipeline', 'shop_api2');
const OTHER_HOLD = inPipelineAccount('ssm', 'parameter/ecs-pipeline/shop/shop_api2/production/hold');

export const REFUSED_TO_FUNCTION: readonly Call[] = [
  ...step('start, or stop something else', [
    ['functions role', 'codepipeline:StartPipelineExecution', 'pipeline', r.PIPELINE],
    ['functions role', 'codepipeline:GetPipelineExecution', 'pipeline with a similar name', ALIKE],
    ['functions role', 'codepipeline:StopPipelineExecution', 'pipeline with a similar name', ALIKE],
    ['functions role', ['codepipeline:UpdatePipeline', 'codepipeline:DeletePipeline'], 'pipeline', r.PIPELINE],
  ]),

  ...ENVIRONMENTS.flatMap(({ name }) => step(`approve, release or start for ${name}`, inEnvironment(name))),

  ...step('hold another product or service', [
    ['functions role', 'ssm:PutParameter', 'hold of a service with a similar name', OTHER_HOLD],
    ['functions role', 'ssm:PutParameter', 'another parameter of the service', `${r.HOLDS}shop_api/production/other`],
    ['functions role', 'codepipeline:DisableStageTransition', 'stage of a pipeline with a similar name', `${ALIKE}/a`],
  ]),
];

function inEnvironment(environment: string): Row[] {
  const { agreement, approval, deployStage, direct, firstStage, hold } = r.pipelineOf(environment);
  const who = 'functions role';
  return [
    [who, 'codepipeline:PutApprovalResult', `approval of ${environment}`, approval],
    ['pipeline role', 'codepipeline:PutApprovalResult', `approval of ${environment}`, approval],
    [who, 'codepipeline:EnableStageTransition', `first stage of ${environment}`, firstStage],
    [who, ['codepipeline:RetryStageExecution', 'codepipeline:RollbackStage'], `stage of ${environment}`, deployStage],
    [who, 'codepipeline:OverrideStageCondition', `deployment to ${environment}`, deployStage],
    [who, ['codepipeline:StartPipelineExecution', 'codepipeline:StopPipelineExecution'], 'direct pipeline', direct],
    ['pipeline role', 'codepipeline:StartPipelineExecution', 'direct pipeline', direct],
    ['events role', 'codepipeline:StartPipelineExecution', 'direct pipeline', direct],
    [who, 'ssm:DeleteParameter', `hold of ${environment}`, hold],
    [who, 'ssm:PutParameter', `agreement for ${environment}`, agreement],
  ];
}
