import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CodePipelineClient,
  CreatePipelineCommand,
  DeletePipelineCommand,
  GetPipelineExecutionCommand,
  type PipelineDeclaration,
  PutApprovalResultCommand,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { Accounts } from '../e2e/accounts';
import { administrator, assumeRole, clientOf, REGION } from '../e2e/aws';
import { describeWith } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '111111111111';
const EXECUTION = '00000000-0000-4000-8000-000000000001';

describeWith(['moto_server', 'python3'], 'a server that simulates CodePipeline', () => {
  let emulator: Emulator;
  let accounts: Accounts;
  let server: Server;
  let asked: unknown[];
  let answer: object;

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
    await accounts.createRole(ACCOUNT, 'pipeline', { Principal: { Service: 'codepipeline.amazonaws.com' } });
    server = createServer(async (request, response) => {
      asked.push(JSON.parse(await text(request)));
      response.end(JSON.stringify(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  }, 60_000);

  afterAll(async () => {
    server.close();
    await emulator?.stop();
  });

  beforeEach(async () => {
    asked = [];
    answer = {};
    await emulator.playCodePipeline(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  const codePipeline = () => clientOf(CodePipelineClient, emulator, administrator(ACCOUNT));

  test('answers a request about an execution', async () => {
    answer = { pipelineExecution: { pipelineName: 'shop_api', pipelineExecutionId: EXECUTION, status: 'InProgress' } };
    const input = { pipelineName: 'shop_api', pipelineExecutionId: EXECUTION };

    const { pipelineExecution } = await codePipeline().send(new GetPipelineExecutionCommand(input));

    expect(pipelineExecution).toMatchObject({ status: 'InProgress' });
    expect(asked).toEqual([
      {
        account: ACCOUNT,
        region: REGION,
        operation: 'GetPipelineExecution',
        input,
        caller: `arn:aws:iam::${ACCOUNT}:root`,
      },
    ]);
  });

  test('returns an error of the API', async () => {
    answer = { error: { code: 'ApprovalAlreadyCompletedException', message: 'it was answered before' } };
    const result = { status: 'Approved' as const, summary: '' };
    const token = EXECUTION;

    await expect(
      codePipeline().send(
        new PutApprovalResultCommand({ pipelineName: 'a', stageName: 'b', actionName: 'c', result, token }),
      ),
    ).rejects.toMatchObject({ name: 'ApprovalAlreadyCompletedException', message: 'it was answered before' });
  });

  test('receives the caller', async () => {
    await accounts.createAdministratorRole(ACCOUNT, 'approver');
    const role = `arn:aws:iam::${ACCOUNT}:role/approver`;
    const approver = await assumeRole(emulator, administrator(ACCOUNT), role, 'jane');

    await clientOf(CodePipelineClient, emulator, approver).send(
      new StartPipelineExecutionCommand({ name: 'shop_api' }),
    );

    expect(asked).toEqual([
      expect.objectContaining({ caller: `arn:aws:sts::${ACCOUNT}:assumed-role/approver/jane`, account: ACCOUNT }),
    ]);
  });

  test('never receives a request that violates the API model', async () => {
    const wrong = new StartPipelineExecutionCommand({ name: 'shop/api' });

    await expect(codePipeline().send(wrong)).rejects.toThrow('name: must match');
    expect(await emulator.takeViolations()).toEqual([expect.stringContaining('shop/api')]);
    expect(asked).toEqual([]);
  });

  test('is notified after a pipeline has been created, changed and deleted', async () => {
    const pipeline = declaration('shop_api');
    await codePipeline().send(new CreatePipelineCommand({ pipeline }));
    await codePipeline().send(new UpdatePipelineCommand({ pipeline }));
    await codePipeline().send(new DeletePipelineCommand({ name: 'shop_api' }));
    await expect(codePipeline().send(new UpdatePipelineCommand({ pipeline }))).rejects.toThrow();

    expect(asked).toEqual([
      expect.objectContaining({ operation: 'CreatePipeline', input: { pipeline } }),
      expect.objectContaining({ operation: 'UpdatePipeline', input: { pipeline } }),
      expect.objectContaining({ operation: 'DeletePipeline', input: { name: 'shop_api' } }),
    ]);
  });
});

function declaration(name: string): PipelineDeclaration {
  const stage = (stageName: string, category: 'Source' | 'Approval', provider: string) => ({
    name: stageName,
    actions: [{ name: stageName, actionTypeId: { category, owner: 'AWS' as const, provider, version: '1' } }],
  });
  return {
    name,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/pipeline`,
    stages: [stage('source', 'Source', 'ECR'), stage('approve', 'Approval', 'Manual')],
  };
}
