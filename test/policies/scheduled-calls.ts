// The calls of a scheduled task: cleanup in examples/everything, which is scheduled in dev and production.
import type { Call } from './evaluate';
import { type Environment, FOREIGN_ACCOUNT, inAccount, MEDIA_ENVIRONMENTS, mediaRole } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const ENVIRONMENTS = MEDIA_ENVIRONMENTS.filter(({ name }) => name !== 'pre-production');

function resourcesIn(it: Environment) {
  const name = `media-${it.name}-cleanup`;
  return {
    cluster: inAccount(it, 'ecs', `cluster/media-${it.name}`),
    executionRole: mediaRole(it.accountId, `${name}-execution`),
    group: inAccount(it, 'scheduler', 'schedule-group/default'),
    queue: inAccount(it, 'sqs', 'media-failed-starts'),
    schedule: inAccount(it, 'scheduler', `schedule/default/${name}`),
    schedulerRole: mediaRole(it.accountId, `${name}-scheduler`),
    task: inAccount(it, 'ecs', `task/media-${it.name}/0a1b2c3d`),
    taskDefinition: inAccount(it, 'ecs', `task-definition/${name}:7`),
    taskRole: mediaRole(it.accountId, `${name}-task`),
  };
}

const inCluster = (cluster: string) => ({ 'ecs:cluster': cluster });
const whileItStarts = { 'ecs:CreateAction': 'RunTask' };
const SCHEDULE_ACTIONS = ['Create', 'Get', 'Update', 'Delete'].map((verb) => `scheduler:${verb}Schedule`);

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html */
export const SCHEDULED_CALLS: readonly Call[] = ENVIRONMENTS.flatMap((it) => {
  const own = resourcesIn(it);
  const [scheduler, cloudFormation] = [`cleanup ${it.name} scheduler role`, `cleanup ${it.name} CloudFormation role`];
  return step(`run a scheduled task in ${it.name}`, [
    [cloudFormation, SCHEDULE_ACTIONS, 'schedule', own.schedule],
    [cloudFormation, 'iam:PassRole', 'scheduler role', own.schedulerRole, r.passedTo('scheduler')],
    [cloudFormation, 'iam:PassRole', 'execution role', own.executionRole, r.passedTo('ecs-tasks')],
    [cloudFormation, 'iam:PassRole', 'task role', own.taskRole, r.passedTo('ecs-tasks')],
    ['scheduler.amazonaws.com', 'sts:AssumeRole', scheduler, own.schedulerRole, r.onBehalfOf(own.group)],
    [scheduler, 'ecs:RunTask', 'task definition', own.taskDefinition, inCluster(own.cluster)],
    [scheduler, 'ecs:TagResource', 'task that starts', own.task, whileItStarts],
    [scheduler, 'iam:PassRole', 'execution role', own.executionRole, r.passedTo('ecs-tasks')],
    [scheduler, 'iam:PassRole', 'task role', own.taskRole, r.passedTo('ecs-tasks')],
    [scheduler, 'sqs:SendMessage', 'dead-letter queue', own.queue],
  ]);
});

export const REFUSED_SCHEDULED_CALLS: readonly Call[] = ENVIRONMENTS.flatMap((it) => {
  const own = resourcesIn(it);
  const [scheduler, cloudFormation] = [`cleanup ${it.name} scheduler role`, `cleanup ${it.name} CloudFormation role`];
  const elsewhere = { ...it, accountId: FOREIGN_ACCOUNT };
  const assumed = (what: string, source: string): Row => [
    'scheduler.amazonaws.com',
    'sts:AssumeRole',
    `scheduler role for ${what}`,
    own.schedulerRole,
    r.onBehalfOf(source),
  ];
  const alike = own.taskDefinition.replace(':7', '-2:7');
  const api = `media-${it.name}-api`;
  return step(`run a scheduled task in ${it.name}`, [
    assumed('another account', inAccount(elsewhere, 'scheduler', 'schedule-group/default')),
    assumed('another Region', inAccount({ ...it, region: 'us-east-1' }, 'scheduler', 'schedule-group/default')),
    assumed('another group', inAccount(it, 'scheduler', 'schedule-group/other')),
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'scheduler role', own.schedulerRole, r.onBehalfOf(own.task)],

    [scheduler, 'ecs:RunTask', 'task definition', own.taskDefinition, inCluster(`${own.cluster}-2`)],
    [scheduler, 'ecs:RunTask', 'task definition, in no cluster', own.taskDefinition],
    [scheduler, 'ecs:RunTask', 'family with a similar name', alike, inCluster(own.cluster)],
    [scheduler, ['ecs:StopTask', 'ecs:ExecuteCommand'], 'task', own.task, inCluster(own.cluster)],
    [scheduler, 'ecs:TagResource', 'task that runs', own.task],
    [scheduler, 'ecs:TagResource', 'task that a service starts', own.task, { 'ecs:CreateAction': 'CreateService' }],
    [scheduler, 'iam:PassRole', 'task role to Lambda', own.taskRole, r.passedTo('lambda')],
    [scheduler, 'iam:PassRole', 'task role of api', mediaRole(it.accountId, `${api}-task`), r.passedTo('ecs-tasks')],
    [scheduler, 'iam:PassRole', 'itself to tasks', own.schedulerRole, r.passedTo('ecs-tasks')],
    [scheduler, 'sqs:SendMessage', 'queue of others', inAccount(it, 'sqs', 'media-jobs')],
    [scheduler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], 'dead-letter queue', own.queue],
    [scheduler, 'scheduler:UpdateSchedule', 'schedule', own.schedule],

    [cloudFormation, SCHEDULE_ACTIONS, 'schedule with a similar name', `${own.schedule}-2`],
    [cloudFormation, SCHEDULE_ACTIONS, 'schedule of another group', own.schedule.replace('/default/', '/other/')],
    [cloudFormation, 'iam:PassRole', 'scheduler role to tasks', own.schedulerRole, r.passedTo('ecs-tasks')],
    [cloudFormation, 'iam:PassRole', 'task role to EventBridge Scheduler', own.taskRole, r.passedTo('scheduler')],
    [cloudFormation, 'ecs:RunTask', 'task definition', own.taskDefinition, inCluster(own.cluster)],
    [
      `media ${it.name} CloudFormation role`,
      SCHEDULE_ACTIONS,
      'schedule, of a service',
      inAccount(it, 'scheduler', `schedule/default/${api}`),
    ],
  ]);
});
