// Calls that are denied in an environment's account. The function that checks an image cannot deploy it, and
// CodePipeline cannot deploy an unchecked image.
import { type Environment, FOREIGN_ACCOUNT, inAccount, role } from './names';
import type { Row } from './resources';
import * as r from './resources';

export function deploy(it: Environment): Row[] {
  const [promotion, deployment] = [`${it.name} promotion role`, `${it.name} deploy role`];
  const own = r.resourcesIn(it);
  const alike = (arn: string) => arn.replace('-api/', '-api-2/');
  const update = ['cloudformation:UpdateStack', 'cloudformation:CreateStack', 'cloudformation:DeleteStack'];
  const protection = ['cloudformation:SetStackPolicy', 'cloudformation:UpdateTerminationProtection'];
  return [
    ['pipeline role', 'sts:AssumeRole', promotion, own.promotionRole],
    ['functions role', 'sts:AssumeRole', deployment, own.deployRole],
    [deployment, 'sts:AssumeRole', promotion, own.promotionRole],
    [promotion, 'sts:AssumeRole', deployment, own.deployRole],

    [promotion, ['cloudformation:ExecuteChangeSet', ...update, ...protection], 'stack of api', own.stack],
    [promotion, 'cloudformation:CreateChangeSet', 'stack with a similar name', alike(own.stack)],
    [promotion, 'iam:PassRole', 'CloudFormation role to tasks', own.cloudFormationRole, r.passedTo('ecs-tasks')],
    [promotion, 'iam:PassRole', 'CloudFormation role to Lambda', own.cloudFormationRole, r.passedTo('lambda')],
    [promotion, 'iam:PassRole', 'administrator', role(it.accountId, 'administrator'), r.passedTo('cloudformation')],
    [promotion, 'iam:PassRole', 'task role', own.taskRole, r.passedTo('ecs-tasks')],
    [promotion, 'ssm:DeleteParameter', 'image that runs', own.parameter],
    [promotion, 'ssm:DeleteParameter', 'history of deployments', own.history],

    [deployment, ['cloudformation:CreateChangeSet', 'cloudformation:DeleteChangeSet'], 'stack of api', own.stack],
    [deployment, [...update, ...protection], 'stack of api', own.stack],
    [deployment, 'cloudformation:ExecuteChangeSet', 'stack with a similar name', alike(own.stack)],
    [deployment, 'iam:PassRole', 'CloudFormation role', own.cloudFormationRole, r.passedTo('cloudformation')],
    [deployment, 'ssm:PutParameter', 'image that runs', own.parameter],
    [deployment, 's3:GetObject', 'artifact', r.artifactOf('shop_api')],
    [deployment, 'kms:Decrypt', 'key of the artifacts', r.KEY, r.throughS3()],
    [deployment, 'ecs:UpdateService', 'service api', own.service],

    ['pipeline role', 'cloudformation:ExecuteChangeSet', 'stack of api, not as the deploy role', own.stack],
    ['functions role', 'cloudformation:CreateChangeSet', 'stack of api, not as the promotion role', own.stack],
  ];
}

export function updateStack(it: Environment): Row[] {
  const who = `${it.name} CloudFormation role`;
  const own = r.resourcesIn(it);
  const lambdaRole = role(it.accountId, 'aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda');
  const forLambda = { 'iam:AWSServiceName': 'lambda.amazonaws.com' };
  const forScaling = { 'iam:AWSServiceName': 'ecs.application-autoscaling.amazonaws.com' };
  const register = 'application-autoscaling:RegisterScalableTarget';
  return [
    [who, 'iam:PassRole', 'execution role to Lambda', own.executionRole, r.passedTo('lambda')],
    [who, 'iam:PassRole', 'itself to tasks', own.cloudFormationRole, r.passedTo('ecs-tasks')],
    [who, 'iam:PassRole', 'administrator', role(it.accountId, 'administrator'), r.passedTo('ecs-tasks')],
    [who, ['iam:PutRolePolicy', 'iam:AttachRolePolicy'], 'task role', own.taskRole],
    [who, 'ecs:CreateService', 'service in another cluster', inAccount(it, 'ecs', `service/other/${own.name}`)],
    [who, 'ecs:RegisterTaskDefinition', 'family with a similar name', own.taskDefinition.replace(':7', '-2:7')],
    [who, register, 'scalable target of DynamoDB', own.scalableTarget, r.scaling('dynamodb')],
    [who, 'iam:CreateServiceLinkedRole', 'role of Application Auto Scaling, for Lambda', own.scalingRole, forLambda],
    [who, 'iam:CreateServiceLinkedRole', 'role of another service', lambdaRole, forScaling],
    [who, 'cloudwatch:DeleteAlarms', 'alarm of someone else', inAccount(it, 'cloudwatch', 'alarm:on-call')],
    [who, 'ssm:PutParameter', 'image that runs', own.parameter],
    [who, 'cloudformation:ExecuteChangeSet', 'stack of api', own.stack],
  ];
}

export function runTasks(it: Environment): Row[] {
  const { executionRole, task, taskRole } = r.resourcesIn(it);
  const foreignTask = r.onBehalfOf(task.replace(it.accountId, FOREIGN_ACCOUNT));
  const otherRegion = r.onBehalfOf(task.replace(it.region, 'us-east-1'));
  return [
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'execution role for another account', executionRole, foreignTask],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'execution role for another Region', executionRole, otherRegion],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'task role for another Region', taskRole, otherRegion],
    [`${it.name} execution role`, 'ecr:BatchGetImage', 'another repository', inAccount(it, 'ecr', 'repository/other')],
    [`${it.name} execution role`, 'ecr:PutImage', 'repository of the pipeline account', r.REPOSITORY],
    [`${it.name} task role`, 'ecr:BatchGetImage', 'repository of the pipeline account', r.REPOSITORY],
    [`${it.name} task role`, 'ssmmessages:OpenDataChannel', 'ECS Exec, which is off', '*'],
  ];
}
