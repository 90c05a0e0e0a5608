// Who may do what: every call that a push, a deployment and an approval in examples/three-accounts make, and who makes
// it. who-may-do-what.test.ts shows that they may, and tries the same as everybody else. refused-calls.ts has what is
// refused even to those who stand here.
import type { Call } from './evaluate';
import { ENVIRONMENTS, type Environment } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

export const CALLS: readonly Call[] = [
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
  ...step('push an image', [
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role',
      r.PUSH_ROLE,
      r.token('repo:example/shop-api:ref:refs/heads/main'),
    ],
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role, for a repository whose tokens have ids',
      r.PUSH_ROLE,
      r.token('repo:example@1234/shop-api@5678:ref:refs/heads/main'),
    ],
    ['push role', 'ecr:GetAuthorizationToken', 'registry', '*'],
    ['push role', 'ecr:BatchCheckLayerAvailability', 'repository', r.REPOSITORY],
    ['push role', 'ecr:InitiateLayerUpload', 'repository', r.REPOSITORY],
    ['push role', 'ecr:UploadLayerPart', 'repository', r.REPOSITORY],
    ['push role', 'ecr:CompleteLayerUpload', 'repository', r.REPOSITORY],
    ['push role', 'ecr:BatchGetImage', 'repository', r.REPOSITORY],
    ['push role', 'ecr:PutImage', 'repository', r.REPOSITORY],
  ]),

  // What a workflow asks before it builds: is the commit's image there, and which layers can be taken from the last one?
  ...step('build on the last image', [
    ['push role', 'ecr:DescribeImages', 'repository', r.REPOSITORY],
    ['push role', 'ecr:GetDownloadUrlForLayer', 'repository', r.REPOSITORY],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html
  ...step('start the pipeline', [
    ['events.amazonaws.com', 'sts:AssumeRole', 'events role', r.EVENTS_ROLE, r.onBehalfOf(r.RULE)],
    ['events role', 'codepipeline:StartPipelineExecution', 'pipeline', r.PIPELINE],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
  ...step('take the image, store and read artifacts', [
    ['codepipeline.amazonaws.com', 'sts:AssumeRole', 'pipeline role', r.PIPELINE_ROLE],
    ['pipeline role', 'ecr:DescribeImages', 'repository', r.REPOSITORY],
    [
      'pipeline role',
      ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning'],
      'artifact store',
      r.BUCKET,
    ],
    ['pipeline role', 's3:PutObject', 'template of api', r.ARTIFACT, r.encryptedWith(r.KEY)],
    ['pipeline role', ['s3:GetObject', 's3:GetObjectVersion'], 'template of api', r.ARTIFACT],
    ['pipeline role', 'kms:DescribeKey', 'key of the artifacts', r.KEY],
    ['pipeline role', ['kms:Encrypt', 'kms:GenerateDataKey'], 'template of api', r.KEY, r.throughS3()],
    ['pipeline role', 'kms:Decrypt', 'template of api', r.KEY, r.throughS3()],
  ]),

  // What templates/modules/pipeline/functions/*.js send in their own account.
  ...step('run the functions', [
    ['lambda.amazonaws.com', 'sts:AssumeRole', 'functions role', r.FUNCTIONS_ROLE],
    ...r.FUNCTIONS.flatMap(({ arn, logStream, name }): Row[] => [
      ['pipeline role', 'lambda:InvokeFunction', `function ${name}`, arn],
      ['functions role', ['logs:CreateLogStream', 'logs:PutLogEvents'], `log group of ${name}`, logStream],
    ]),
    ['functions role', ['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'], 'job', '*'],
    ['functions role', 'codepipeline:GetPipelineExecution', 'pipeline', r.PIPELINE],
    ['functions role', 'ecr:DescribeImages', 'image to approve', r.REPOSITORY],
    ['functions role', ['ecr:BatchGetImage', 'ecr:PutImage'], 'tag of the deployed image', r.REPOSITORY],
  ]),

  ...step('ask for an approval and give it', [
    ['pipeline role', 'sns:Publish', 'topic of production', r.TOPIC],
    ...approve('approver of staging', 'staging'),
    ...approve('approver of production', 'production'),
    ...approve('release manager', 'production'),
  ]),

  ...ENVIRONMENTS.flatMap((it) => [
    ...step(`deploy to ${it.name}`, deploy(it)),
    ...step(`update the stack in ${it.name}`, updateStack(it)),
    ...step(`run tasks in ${it.name}`, runTasks(it)),
  ]),
];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html */
function approve(who: string, environment: string): Row[] {
  const action = `${r.PIPELINE}/approve-${environment}/Approve`;
  return [
    [who, 'codepipeline:PutApprovalResult', `approval of ${environment}`, action],
    [who, ['codepipeline:GetPipeline', 'codepipeline:GetPipelineState'], 'pipeline', r.PIPELINE],
    [who, ['codepipeline:GetPipelineExecution', 'codepipeline:ListPipelineExecutions'], 'pipeline', r.PIPELINE],
    [who, 'codepipeline:ListActionExecutions', 'pipeline', r.PIPELINE],
    [who, 'codepipeline:ListPipelines', 'account', '*'],
  ];
}

/** What the functions, and then CodePipeline's CloudFormation action, do in the environment's account, in this order. */
function deploy(it: Environment): Row[] {
  const who = `${it.name} deploy role`;
  const { cloudFormationRole, deployRole, parameter, stack } = r.resourcesIn(it);
  const actAs = { 'cloudformation:RoleArn': cloudFormationRole };
  return [
    ['functions role', 'sts:AssumeRole', who, deployRole],
    [who, 'ssm:GetParameter', 'image that runs', parameter],
    [who, 'cloudformation:GetTemplate', 'stack of api', stack],
    ['pipeline role', 'sts:AssumeRole', who, deployRole],
    [who, ['s3:GetObject', 's3:GetObjectVersion'], 'template of api', r.ARTIFACT],
    [who, 'kms:Decrypt', 'template of api', r.KEY, r.throughS3()],
    [who, 'cloudformation:DescribeStacks', 'stack of api', stack],
    [who, 'cloudformation:UpdateStack', 'stack of api', stack, actAs],
    [who, 'iam:PassRole', 'CloudFormation role', cloudFormationRole, r.passedTo('cloudformation')],
    [who, 'ssm:GetParameters', 'parameter of the template', parameter],
    [who, 'cloudformation:DescribeStackEvents', 'stack of api', stack],
    [who, 'ssm:PutParameter', 'image that was deployed', parameter],
  ];
}

/**
 * What CloudFormation calls for the resources of the template: the permissions of its resource types' handlers.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
function updateStack(it: Environment): Row[] {
  const who = `${it.name} CloudFormation role`;
  const own = r.resourcesIn(it);
  const tag = (service: string) =>
    ['TagResource', 'UntagResource', 'ListTagsForResource'].map((name) => `${service}:${name}`);
  const alarmActions = ['PutMetricAlarm', 'DescribeAlarms', 'DeleteAlarms'].map((name) => `cloudwatch:${name}`);
  const scalingActions = [
    'RegisterScalableTarget',
    'PutScalingPolicy',
    'DeleteScalingPolicy',
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
function runTasks(it: Environment): Row[] {
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
