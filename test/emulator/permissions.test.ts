import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CodePipelineClient,
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  DeleteParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { Accounts } from '../e2e/accounts';
import { type Actor, administrator, assumeRole, clientOf, REGION } from '../e2e/aws';
import { describeWith } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '222222222222';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`;

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const STACK = arn('cloudformation', 'stack/app/*');
const PIPELINE = arn('codepipeline', 'shop_api');
const STAGE = `${PIPELINE}/approve-staging`;
const HOLD = arn('ssm', 'parameter/hold');

const changeSet = { StackName: 'app', ChangeSetName: 'one' };
const stage = { pipelineName: 'shop_api', stageName: 'approve-staging' };
const execution = { pipelineName: 'shop_api', pipelineExecutionId: '00000000-0000-4000-8000-000000000001' };
const transition = { ...stage, transitionType: 'Inbound' as const };
const approval = { ...stage, actionName: 'Approve', token: execution.pipelineExecutionId };

type Send = (clients: Clients) => Promise<unknown>;
interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly codePipeline: CodePipelineClient;
  readonly ssm: SSMClient;
}

/** An action, its resource, and a call. */
const CALLS: readonly [string, string, Send][] = [
  [
    'cloudformation:CreateChangeSet',
    STACK,
    (to) => to.cloudFormation.send(new CreateChangeSetCommand({ ...changeSet, UsePreviousTemplate: true })),
  ],
  ['cloudformation:DescribeChangeSet', STACK, (to) => to.cloudFormation.send(new DescribeChangeSetCommand(changeSet))],
  ['cloudformation:DeleteChangeSet', STACK, (to) => to.cloudFormation.send(new DeleteChangeSetCommand(changeSet))],
  ['cloudformation:ExecuteChangeSet', STACK, (to) => to.cloudFormation.send(new ExecuteChangeSetCommand(changeSet))],
  ['cloudformation:ListChangeSets', STACK, (to) => to.cloudFormation.send(new ListChangeSetsCommand(changeSet))],
  [
    'codepipeline:GetPipelineState',
    PIPELINE,
    (to) => to.codePipeline.send(new GetPipelineStateCommand({ name: 'shop_api' })),
  ],
  ['codepipeline:ListActionExecutions', PIPELINE, (to) => to.codePipeline.send(new ListActionExecutionsCommand(stage))],
  [
    'codepipeline:ListPipelineExecutions',
    PIPELINE,
    (to) => to.codePipeline.send(new ListPipelineExecutionsCommand(stage)),
  ],
  [
    'codepipeline:StartPipelineExecution',
    PIPELINE,
    (to) => to.codePipeline.send(new StartPipelineExecutionCommand({ name: 'shop_api' })),
  ],
  [
    'codepipeline:StopPipelineExecution',
    PIPELINE,
    (to) => to.codePipeline.send(new StopPipelineExecutionCommand(execution)),
  ],
  [
    'codepipeline:RetryStageExecution',
    STAGE,
    (to) => to.codePipeline.send(new RetryStageExecutionCommand({ ...stage, ...execution, retryMode: 'ALL_ACTIONS' })),
  ],
  [
    'codepipeline:EnableStageTransition',
    STAGE,
    (to) => to.codePipeline.send(new EnableStageTransitionCommand(transition)),
  ],
  [
    'codepipeline:DisableStageTransition',
    STAGE,
    (to) => to.codePipeline.send(new DisableStageTransitionCommand({ ...transition, reason: 'on hold' })),
  ],
  [
    'codepipeline:PutApprovalResult',
    `${STAGE}/Approve`,
    (to) =>
      to.codePipeline.send(new PutApprovalResultCommand({ ...approval, result: { status: 'Approved', summary: '' } })),
  ],
  [
    'ssm:PutParameter',
    HOLD,
    (to) => to.ssm.send(new PutParameterCommand({ Name: '/hold', Value: '1', Type: 'String' })),
  ],
  ['ssm:GetParameterHistory', HOLD, (to) => to.ssm.send(new GetParameterHistoryCommand({ Name: '/hold' }))],
  ['ssm:GetParameters', HOLD, (to) => to.ssm.send(new GetParametersCommand({ Names: ['/hold'] }))],
  [
    'ssm:GetParametersByPath',
    `${HOLD}/`,
    (to) => to.ssm.send(new GetParametersByPathCommand({ Path: '/hold/', Recursive: true })),
  ],
  ['ssm:DeleteParameter', HOLD, (to) => to.ssm.send(new DeleteParameterCommand({ Name: '/hold' }))],
];

describeWith(['moto_server', 'python3'], "a role's own policy decides on", () => {
  let emulator: Emulator;
  let worker: Actor;

  beforeAll(async () => {
    emulator = await startEmulator();
    await new Accounts(emulator).createRole(ACCOUNT, 'worker');
    worker = await assumeRole(emulator, administrator(ACCOUNT), ROLE, 'session');
  }, 60_000);

  afterAll(() => emulator?.stop());

  const clients = (): Clients => ({
    cloudFormation: clientOf(CloudFormationClient, emulator, worker),
    codePipeline: clientOf(CodePipelineClient, emulator, worker),
    ssm: clientOf(SSMClient, emulator, worker),
  });
  const permit = (Action: string, Resource: string, more: object = {}) =>
    clientOf(IAMClient, emulator, administrator(ACCOUNT)).send(
      new PutRolePolicyCommand({
        RoleName: 'worker',
        PolicyName: 'own',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
        }),
      }),
    );
  const denialOf = (send: Send) =>
    send(clients()).then(
      () => '',
      (error: Error) => (error.name.startsWith('AccessDenied') ? error.message : ''),
    );

  test.each(CALLS)('%s of %s', async (action, resource, send) => {
    await permit(action, resource.replace(/app|shop_api|hold/, 'other'));
    const denied = `${ROLE} is not authorized to perform ${action} on ${resource.replace('/*', '/id')}`;
    expect(await denialOf(send)).toContain(denied);

    await permit(action, resource);
    expect(await denialOf(send)).toBe('');
  });

  test('the name of a change set', async () => {
    const send = CALLS[0]![2];
    const named = (name: string) => ({ Condition: { StringLike: { 'cloudformation:ChangeSetName': name } } });

    await permit('cloudformation:CreateChangeSet', STACK, named('promotion-*'));
    expect(await denialOf(send)).toContain('cloudformation:CreateChangeSet');

    await permit('cloudformation:CreateChangeSet', STACK, named('o*'));
    expect(await denialOf(send)).toBe('');
  });

  test('which role can be passed to CloudFormation', async () => {
    const RoleARN = `arn:aws:iam::${ACCOUNT}:role/cloudformation`;
    const send: Send = (to) =>
      to.cloudFormation.send(new CreateChangeSetCommand({ ...changeSet, UsePreviousTemplate: true, RoleARN }));

    await permit('cloudformation:CreateChangeSet', STACK);
    expect(await denialOf(send)).toContain(`not authorized to perform iam:PassRole on ${RoleARN}`);
  });
});
