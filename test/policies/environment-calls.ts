// The calls of a deployment in an environment's account, with their principals.
import type { Environment } from './names';
import type { Row } from './resources';
import * as r from './resources';

/**
 * The calls of the function and then of CodePipeline's CloudFormation action in the environment's account, in order.
 */
export function deploy(it: Environment): Row[] {
  const [promotion, deployment] = [`${it.name} promotion role`, `${it.name} deploy role`];
  const { cloudFormationRole, deployRole, history, parameter, promotionRole, stack } = r.resourcesIn(it);
  const actAs = { 'cloudformation:RoleArn': cloudFormationRole };
  return [
    ['functions role', 'sts:AssumeRole', promotion, promotionRole],
    [promotion, ['cloudformation:DescribeStacks', 'cloudformation:ListChangeSets'], 'stack of api', stack],
    [promotion, 'cloudformation:CreateChangeSet', 'stack of api', stack, actAs],
    [promotion, 'iam:PassRole', 'CloudFormation role', cloudFormationRole, r.passedTo('cloudformation')],
    [promotion, 'ssm:GetParameters', 'parameter of the template', parameter],
    [promotion, ['cloudformation:DescribeChangeSet', 'cloudformation:DeleteChangeSet'], 'stack of api', stack],
    // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
    ['pipeline role', 'sts:AssumeRole', deployment, deployRole],
    [deployment, ['cloudformation:DescribeChangeSet', 'cloudformation:ExecuteChangeSet'], 'stack of api', stack],
    [deployment, ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackEvents'], 'stack of api', stack],
    [promotion, ['ssm:GetParameter', 'ssm:PutParameter'], 'image that runs', parameter],
    [
      promotion,
      ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParameterHistory', 'ssm:PutParameter'],
      'history of deployments',
      history,
    ],
  ];
}

/**
 * The calls of CloudFormation for the resources of the template: the permissions of the resource types' handlers.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export function updateStack(it: Environment): Row[] {
  const who = `${it.name} CloudFormation role`;
  const own = r.resourcesIn(it);
  const tag = (service: string) =>
    ['TagResource', 'UntagResource', 'ListTagsForResource'].map((name) => `${service}:${name}`);
  const alarmActions = ['PutMetricAlarm', 'DescribeAlarms', 'DeleteAlarms'].map((name) => `cloudwatch:${name}`);
  const scalingActions = [
    'RegisterScalableTarget',
    'PutScalingPolicy',
    'DeleteScalingPolicy',
    'PutScheduledAction',
    'DeleteScheduledAction',
    'DeregisterScalableTarget',
  ];
  const describeScaling = ['DescribeScalableTargets', 'DescribeScalingPolicies', 'DescribeScheduledActions'];
  const autoScaling = (names: string[]) => names.map((name) => `application-autoscaling:${name}`);
  const forScaling = { 'iam:AWSServiceName': 'ecs.application-autoscaling.amazonaws.com' };
  return [
    ['cloudformation.amazonaws.com', 'sts:AssumeRole', who, own.cloudFormationRole],
    [who, 'ssm:GetParameters', 'image that runs', own.parameter],
    [who, ['ecs:RegisterTaskDefinition', ...tag('ecs')], 'task definition of api', own.taskDefinition],
    [who, ['ecs:DescribeTaskDefinition', 'ecs:DeregisterTaskDefinition'], 'task definition', '*'],
    [who, 'iam:GetRole', 'execution role', own.executionRole],
    [who, 'iam:GetRole', 'task role', own.taskRole],
    [who, 'iam:PassRole', 'execution role', own.executionRole, r.passedTo('ecs-tasks')],
    [who, 'iam:PassRole', 'task role', own.taskRole, r.passedTo('ecs-tasks')],
    [who, ['ecs:CreateService', 'ecs:UpdateService', 'ecs:DeleteService'], 'service api', own.service],
    [who, ['ecs:DescribeServices', 'ecs:ListServiceDeployments', ...tag('ecs')], 'service api', own.service],
    [who, ['ecs:DescribeServiceDeployments', 'ecs:StopServiceDeployment'], 'deployment', own.serviceDeployment],
    [who, autoScaling(scalingActions), 'scalable target', own.scalableTarget, r.scaling('ecs')],
    [who, autoScaling(describeScaling), 'account', '*'],
    [who, 'iam:CreateServiceLinkedRole', 'role of Application Auto Scaling', own.scalingRole, forScaling],
    [who, [...alarmActions, ...tag('cloudwatch')], 'alarm of api', own.alarm],
    [who, [...alarmActions, ...tag('cloudwatch')], 'alarm of the scaling policy', own.scalingAlarm],
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
export function runTasks(it: Environment): Row[] {
  const who = `${it.name} execution role`;
  const { executionRole, logStream, task, taskRole } = r.resourcesIn(it);
  return [
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', who, executionRole, r.onBehalfOf(task)],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', `${it.name} task role`, taskRole, r.onBehalfOf(task)],
    [who, 'ecr:GetAuthorizationToken', 'registry', '*'],
    [who, 'ecr:BatchCheckLayerAvailability', 'repository of the pipeline account', r.REPOSITORY],
    [who, ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], 'repository of the pipeline account', r.REPOSITORY],
    [who, ['logs:CreateLogStream', 'logs:PutLogEvents'], 'log group of api', logStream],
  ];
}
