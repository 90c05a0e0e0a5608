import { CodePipelineClient, ListActionTypesCommand } from '@aws-sdk/client-codepipeline';
import { GetParameterHistoryCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Accounts } from '../e2e/accounts';
import { administrator, assumeRole, awsService, clientOf, REGION } from '../e2e/aws';
import { describeWith, run } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '222222222222';

/** Sends 400 requests from eight threads, and prints how many at most were served at the same time. */
const OVERLAP = `
import io, threading, time
from emulated_aws.one_at_a_time import OneAtATime

running, most = [], []

def application(environ, start_response):
    running.append(environ)
    time.sleep(0)  # gives the other threads a turn
    most.append(len(running))
    running.remove(environ)
    return []

served = OneAtATime(application)

def send():
    for number in range(50):
        served({"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO(), "CONTENT_LENGTH": "0"}, None)

threads = [threading.Thread(target=send) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(max(most))
`;

describeWith(['moto_server', 'python3'], 'the emulator', () => {
  let emulator: Emulator;
  let accounts: Accounts;

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
  }, 60_000);

  afterAll(() => emulator?.stop());

  test('a second instance has its own data and port', async () => {
    const other = await startEmulator();
    try {
      await accounts.createRole(ACCOUNT, 'only-here', { Principal: { Service: 'lambda.amazonaws.com' } });

      expect(other.endpoint).not.toBe(emulator.endpoint);
      expect(await other.inventory()).toEqual({});
      expect(await emulator.inventory()).toEqual({ [ACCOUNT]: ['role only-here'] });
    } finally {
      await other.stop();
    }
    await expect(fetch(other.endpoint)).rejects.toThrow();
  });

  test('a call that is not emulated fails immediately, with its name', async () => {
    const client = clientOf(CodePipelineClient, emulator, administrator(ACCOUNT));

    await expect(client.send(new ListActionTypesCommand({}))).rejects.toThrow(/cannot serve .*ListActionTypes/);
  });

  test('requests are served one at a time, because moto cannot serve two that read and change the same data', async () => {
    const { stdout } = await run('python3', ['-B', '-c', OVERLAP], { cwd: __dirname });

    expect(stdout).toBe('1\n');
  });

  test('the history of a parameter lists its values in order', async () => {
    const ssm = clientOf(SSMClient, emulator, administrator(ACCOUNT));
    const put = { Name: '/deployment', Type: 'String' as const };
    await ssm.send(new PutParameterCommand({ ...put, Value: 'first' }));
    await expect(ssm.send(new PutParameterCommand({ ...put, Value: 'second' }))).rejects.toThrow('already exists');
    await ssm.send(new PutParameterCommand({ ...put, Value: 'second', Overwrite: true }));

    const { Parameters = [] } = await ssm.send(new GetParameterHistoryCommand({ Name: '/deployment' }));

    expect(Parameters.map(({ Value, Version }) => `${Version} ${Value}`)).toEqual(['1 first', '2 second']);
  });

  describe('AssumeRole', () => {
    beforeAll(async () => {
      await accounts.createAdministratorRole('111111111111', 'caller', {
        Principal: { Service: 'lambda.amazonaws.com' },
      });
      await accounts.createAdministratorRole('111111111111', 'stranger', {
        Principal: { Service: 'lambda.amazonaws.com' },
      });
      await accounts.createRole('111111111111', 'idle', { Principal: { Service: 'lambda.amazonaws.com' } });
      await accounts.createRole(ACCOUNT, 'target', {
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Condition: { StringEquals: { 'aws:PrincipalArn': ['arn:aws:iam::111111111111:role/caller'] } },
      });
    });

    const roleSession = (name: string) => {
      const functionArn = `arn:aws:lambda:${REGION}:111111111111:function:some`;
      const roleArn = `arn:aws:iam::111111111111:role/${name}`;
      return assumeRole(emulator, awsService('lambda.amazonaws.com', functionArn), roleArn, 'session');
    };
    const target = `arn:aws:iam::${ACCOUNT}:role/target`;

    test('is allowed to a caller in the trust policy', async () => {
      await expect(assumeRole(emulator, await roleSession('caller'), target, 'session')).resolves.toBeDefined();
    });

    test("is denied without a permission in the caller's own policies", async () => {
      await expect(assumeRole(emulator, await roleSession('idle'), target, 'session')).rejects.toThrow(
        "see the role's own policies",
      );
    });

    test('is denied to another role, and the message names it', async () => {
      await expect(assumeRole(emulator, await roleSession('stranger'), target, 'session')).rejects.toThrow(
        `arn:aws:iam::111111111111:role/stranger is not authorized to perform sts:AssumeRole on ${target}`,
      );
    });

    test('is denied to another service', async () => {
      const ecs = awsService('ecs-tasks.amazonaws.com', `arn:aws:ecs:${REGION}:111111111111:task/some`);

      await expect(assumeRole(emulator, ecs, 'arn:aws:iam::111111111111:role/caller', 'session')).rejects.toThrow(
        'ecs-tasks.amazonaws.com is not authorized',
      );
    });

    test('is denied for a role that does not exist', async () => {
      const absent = `arn:aws:iam::${ACCOUNT}:role/absent`;

      await expect(assumeRole(emulator, await roleSession('caller'), absent, 'session')).rejects.toThrow(
        'the role does not exist',
      );
    });
  });
});
