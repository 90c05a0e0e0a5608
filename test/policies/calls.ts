// Who may do what: every call that a push, a deployment and an approval in examples/three-accounts make, and who makes
// it. Nobody else may, which who-may-do-what.test.ts tries with everybody else; refused-calls.ts has what is refused
// even to who stands here.
import type { Call, Context } from './evaluate';
import { ENVIRONMENTS, type Environment, inAccount, inPipelineAccount, PIPELINE_ACCOUNT, role } from './names';

type Row = readonly [who: string, action: string, what: string, resource: string, context?: Context];

export const step = (title: string, rows: readonly Row[]): Call[] =>
  rows.map(([who, action, what, resource, context = {}]) => ({ step: title, who, action, what, resource, context }));

export const REPOSITORY = inPipelineAccount('ecr', 'repository/shop/api');
export const PIPELINE = inPipelineAccount('codepipeline', 'shop-api');
export const BUCKET = `arn:aws:s3:::shop-artifacts-${PIPELINE_ACCOUNT}-eu-west-1`;
export const KEY = inPipelineAccount('kms', 'alias/shop-artifacts');
/** Artifacts of one pipeline have one prefix. How CodePipeline cuts their names is not documented, so it ends there. */
export const ARTIFACT = `${BUCKET}/shop-api/dev-templa/a1b2c3d`;

export const ENCRYPTED: Context = {
  's3:x-amz-server-side-encryption': 'aws:kms',
  's3:x-amz-server-side-encryption-aws-kms-key-id': KEY,
};
export const THROUGH_S3: Context = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };
export const from = (sourceArn: string): Context => ({
  'aws:SourceArn': sourceArn,
  'aws:SourceAccount': sourceArn.split(':')[4]!,
});
export const token = (subject: string, audience = 'sts.amazonaws.com'): Context => ({
  'token.actions.githubusercontent.com:aud': audience,
  'token.actions.githubusercontent.com:sub': subject,
});

export const stackName = ({ name }: Environment) => `shop-${name}-api`;
export const stack = (it: Environment) => inAccount(it, 'cloudformation', `stack/${stackName(it)}/0a1b2c3d`);
export const deployRole = (it: Environment) => role(it.accountId, `${stackName(it)}-deploy`);
export const cloudFormationRole = (it: Environment) => role(it.accountId, `${stackName(it)}-cloudformation`);
export const executionRole = (it: Environment) => role(it.accountId, `${stackName(it)}-execution`);
export const taskRole = (it: Environment) => role(it.accountId, `${stackName(it)}-task`);
const parameter = (it: Environment) => inAccount(it, 'ssm', `parameter/ecs/${stackName(it)}/deployed-image`);
const functionArn = (name: string) => inPipelineAccount('lambda', `function:shop-api-${name}`);

export const CALLS: readonly Call[] = [
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
  ...step('push an image', [
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role',
      role(PIPELINE_ACCOUNT, 'shop-api-push'),
      token('repo:example/shop-api:ref:refs/heads/main'),
    ],
    ['push role', 'ecr:GetAuthorizationToken', 'registry', '*'],
    ['push role', 'ecr:BatchCheckLayerAvailability', 'repository', REPOSITORY],
    ['push role', 'ecr:InitiateLayerUpload', 'repository', REPOSITORY],
    ['push role', 'ecr:UploadLayerPart', 'repository', REPOSITORY],
    ['push role', 'ecr:CompleteLayerUpload', 'repository', REPOSITORY],
    ['push role', 'ecr:BatchGetImage', 'manifest that a tag has', REPOSITORY],
    ['push role', 'ecr:PutImage', 'repository', REPOSITORY],
  ]),

  // What a workflow asks before it builds: is the commit's image there, and which layers can be taken from the last one.
  ...step('build with the layers of the last image', [
    ['push role', 'ecr:DescribeImages', 'repository', REPOSITORY],
    ['push role', 'ecr:GetDownloadUrlForLayer', 'repository', REPOSITORY],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html
  ...step('start the pipeline', [
    [
      'events.amazonaws.com',
      'sts:AssumeRole',
      'events role',
      role(PIPELINE_ACCOUNT, 'shop-api-events'),
      from(inPipelineAccount('events', 'rule/shop-api-image-pushed')),
    ],
    ['events role', 'codepipeline:StartPipelineExecution', 'pipeline', PIPELINE],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
  ...step('take the image and store artifacts', [
    [
      'codepipeline.amazonaws.com',
      'sts:AssumeRole',
      'pipeline role',
      role(PIPELINE_ACCOUNT, 'shop-api-pipeline'),
      from(PIPELINE),
    ],
    ['pipeline role', 'ecr:DescribeImages', 'repository', REPOSITORY],
    ['pipeline role', 's3:GetBucketLocation', 'artifact store', BUCKET],
    ['pipeline role', 's3:GetBucketVersioning', 'artifact store', BUCKET],
    ['pipeline role', 's3:PutObject', 'artifact of api', ARTIFACT, ENCRYPTED],
    ['pipeline role', 's3:GetObject', 'artifact of api', ARTIFACT],
    ['pipeline role', 's3:GetObjectVersion', 'artifact of api', ARTIFACT],
    ['pipeline role', 'kms:DescribeKey', 'key of the artifact store', KEY],
    ['pipeline role', 'kms:Encrypt', 'key of the artifact store', KEY, THROUGH_S3],
    ['pipeline role', 'kms:GenerateDataKey', 'key of the artifact store', KEY, THROUGH_S3],
    ['pipeline role', 'kms:Decrypt', 'key of the artifact store', KEY, THROUGH_S3],
  ]),

  ...step('run the functions', [
    ['lambda.amazonaws.com', 'sts:AssumeRole', 'functions role', role(PIPELINE_ACCOUNT, 'shop-api-functions')],
    ...['inspect', 'prepare', 'record'].flatMap((name): Row[] => {
      const logs = inPipelineAccount(
        'logs',
        `log-group:/aws/lambda/shop-api-${name}:log-stream:2026/11/24/[$LATEST]0a1b`,
      );
      return [
        ['pipeline role', 'lambda:InvokeFunction', `function ${name} of api`, functionArn(name)],
        ['functions role', 'logs:CreateLogStream', `log group of ${name}`, logs],
        ['functions role', 'logs:PutLogEvents', `log group of ${name}`, logs],
      ];
    }),
    ['functions role', 'codepipeline:PutJobSuccessResult', 'job', '*'],
    ['functions role', 'codepipeline:PutJobFailureResult', 'job', '*'],
    ['functions role', 'ecr:DescribeImages', 'repository', REPOSITORY],
    ['functions role', 'ecr:BatchGetImage', 'image that was deployed', REPOSITORY],
    ['functions role', 'ecr:PutImage', 'tag of the image that was deployed', REPOSITORY],
  ]),

  ...step('ask for an approval and give it', [
    ['pipeline role', 'sns:Publish', 'topic of production', inPipelineAccount('sns', 'shop-approval-production')],
    ...approve('approver of staging', 'staging'),
    ...approve('approver of production', 'production'),
    ...approve('release manager', 'production'),
  ]),

  ...ENVIRONMENTS.flatMap((it) => [
    ...step(`deploy to ${it.name}`, [
      ['pipeline role', 'sts:AssumeRole', `${it.name} deploy role`, deployRole(it)],
      ['functions role', 'sts:AssumeRole', `${it.name} deploy role`, deployRole(it)],
      ...deploy(it, `${it.name} deploy role`),
    ]),
    ...step(`update the stack in ${it.name}`, updateStack(it, `${it.name} CloudFormation role`)),
    ...step(`run tasks in ${it.name}`, runTasks(it, `${it.name} execution role`)),
  ]),
];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html */
function approve(who: string, environment: string): Row[] {
  return [
    [who, 'codepipeline:PutApprovalResult', `approval of ${environment}`, `${PIPELINE}/approve-${environment}/Approve`],
    [who, 'codepipeline:GetPipeline', 'pipeline', PIPELINE],
    [who, 'codepipeline:GetPipelineState', 'pipeline', PIPELINE],
    [who, 'codepipeline:GetPipelineExecution', 'pipeline', PIPELINE],
    [who, 'codepipeline:ListPipelineExecutions', 'pipeline', PIPELINE],
    [who, 'codepipeline:ListActionExecutions', 'pipeline', PIPELINE],
    [who, 'codepipeline:ListPipelines', 'account', '*'],
  ];
}

/** What the functions and CodePipeline's CloudFormation action do in an account, in this order. */
function deploy(it: Environment, who: string): Row[] {
  const toCloudFormation = { 'iam:PassedToService': 'cloudformation.amazonaws.com' };
  return [
    [who, 'ssm:GetParameter', 'image that runs', parameter(it)],
    [who, 'cloudformation:GetTemplate', 'stack of api', stack(it)],
    [who, 's3:GetObject', 'template of api', ARTIFACT],
    [who, 's3:GetObjectVersion', 'template of api', ARTIFACT],
    [who, 'kms:Decrypt', 'template of api', KEY, THROUGH_S3],
    [who, 'cloudformation:DescribeStacks', 'stack of api', stack(it)],
    [
      who,
      'cloudformation:UpdateStack',
      'stack of api',
      stack(it),
      { 'cloudformation:RoleArn': cloudFormationRole(it) },
    ],
    [who, 'iam:PassRole', 'CloudFormation role to CloudFormation', cloudFormationRole(it), toCloudFormation],
    [who, 'ssm:GetParameters', 'parameter of the template', parameter(it)],
    [who, 'cloudformation:DescribeStackEvents', 'stack of api', stack(it)],
    [who, 'ssm:PutParameter', 'image that was deployed', parameter(it)],
  ];
}

/** What the handlers of the template's resource types call: https://github.com/aws-cloudformation/resource-providers-list */
function updateStack(it: Environment, who: string): Row[] {
  const service = inAccount(it, 'ecs', `service/shop-${it.name}/${stackName(it)}`);
  const deployment = inAccount(it, 'ecs', `service-deployment/shop-${it.name}/${stackName(it)}/0a1b2c3d`);
  const taskDefinition = inAccount(it, 'ecs', `task-definition/${stackName(it)}:7`);
  const scalableTarget = inAccount(it, 'application-autoscaling', 'scalable-target/0a1b2c3d');
  const scalingRole = 'ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService';
  const alarms = [
    ['alarm of api', inAccount(it, 'cloudwatch', `alarm:${stackName(it)}-missing-tasks`)],
    [
      'alarm of the scaling policy',
      inAccount(it, 'cloudwatch', `alarm:TargetTracking-service/shop-${it.name}/${stackName(it)}-AlarmHigh-0a1b`),
    ],
  ] as const;
  const ofEcs = { 'application-autoscaling:service-namespace': 'ecs' };
  const each = (actions: readonly string[], what: string, resource: string, context?: Context) =>
    actions.map((action): Row => [who, action, what, resource, context]);
  return [
    ['cloudformation.amazonaws.com', 'sts:AssumeRole', who, cloudFormationRole(it)],
    ...each(['ssm:GetParameters'], 'image that runs', parameter(it)),
    ...each(
      ['ecs:RegisterTaskDefinition', 'ecs:TagResource', 'ecs:UntagResource', 'ecs:ListTagsForResource'],
      'task definition of api',
      taskDefinition,
    ),
    ...each(['ecs:DescribeTaskDefinition', 'ecs:DeregisterTaskDefinition'], 'task definition', '*'),
    ...each(['iam:GetRole'], 'execution role', executionRole(it)),
    ...each(['iam:GetRole'], 'task role', taskRole(it)),
    ...each(['iam:PassRole'], 'execution role to tasks', executionRole(it), {
      'iam:PassedToService': 'ecs-tasks.amazonaws.com',
    }),
    ...each(['iam:PassRole'], 'task role to tasks', taskRole(it), { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }),
    ...each(
      ['ecs:CreateService', 'ecs:UpdateService', 'ecs:DeleteService', 'ecs:DescribeServices'],
      'service api',
      service,
    ),
    ...each(
      ['ecs:TagResource', 'ecs:UntagResource', 'ecs:ListTagsForResource', 'ecs:ListServiceDeployments'],
      'service api',
      service,
    ),
    ...each(['ecs:DescribeServiceDeployments', 'ecs:StopServiceDeployment'], 'deployment of api', deployment),
    ...each(
      ['application-autoscaling:RegisterScalableTarget', 'application-autoscaling:DeregisterScalableTarget'],
      'scalable target',
      scalableTarget,
      ofEcs,
    ),
    ...each(
      ['application-autoscaling:PutScalingPolicy', 'application-autoscaling:DeleteScalingPolicy'],
      'scalable target',
      scalableTarget,
      ofEcs,
    ),
    ...each(
      [
        'application-autoscaling:DescribeScalableTargets',
        'application-autoscaling:DescribeScalingPolicies',
        'application-autoscaling:DescribeScheduledActions',
      ],
      'account',
      '*',
    ),
    ...each(
      ['iam:CreateServiceLinkedRole'],
      'role of Application Auto Scaling',
      role(it.accountId, `aws-service-role/${scalingRole}`),
      { 'iam:AWSServiceName': 'ecs.application-autoscaling.amazonaws.com' },
    ),
    ...alarms.flatMap(([what, alarm]) =>
      each(
        ['PutMetricAlarm', 'DescribeAlarms', 'DeleteAlarms', 'TagResource', 'UntagResource', 'ListTagsForResource'].map(
          (name) => `cloudwatch:${name}`,
        ),
        what,
        alarm,
      ),
    ),
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
function runTasks(it: Environment, who: string): Row[] {
  const logs = inAccount(it, 'logs', `log-group:/ecs/${stackName(it)}:log-stream:${stackName(it)}/app/0a1b2c3d`);
  const task = from(inAccount(it, 'ecs', `task/shop-${it.name}/0a1b2c3d`));
  return [
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', who, executionRole(it), task],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', `${it.name} task role`, taskRole(it), task],
    [who, 'ecr:GetAuthorizationToken', 'registry', '*'],
    [who, 'ecr:BatchCheckLayerAvailability', 'repository of the pipeline account', REPOSITORY],
    [who, 'ecr:BatchGetImage', 'repository of the pipeline account', REPOSITORY],
    [who, 'ecr:GetDownloadUrlForLayer', 'repository of the pipeline account', REPOSITORY],
    [who, 'logs:CreateLogStream', 'log group of api', logs],
    [who, 'logs:PutLogEvents', 'log group of api', logs],
  ];
}
