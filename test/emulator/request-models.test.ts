import { CodePipelineClient, PutJobSuccessResultCommand } from '@aws-sdk/client-codepipeline';
import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { type BucketCannedACL, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Accounts } from '../e2e/accounts';
import { administrator, assumeRole, awsService, clientOf, REGION } from '../e2e/aws';
import { describeWith } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '222222222222';

/** A request that no SDK would send. */
interface RawRequest {
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

describeWith(['moto_server', 'python3'], 'a request to the emulator', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  }, 60_000);

  afterAll(() => emulator?.stop());

  const send = async ({ body, headers, method = 'POST', path = '/', service }: RawRequest): Promise<string> => {
    const signature = `AWS4-HMAC-SHA256 Credential=operator/20300101/${REGION}/${service}/aws4_request, Signature=0`;
    const response = await fetch(`${emulator.endpoint}${path}`, {
      method,
      body,
      headers: { ...(service && { Authorization: signature }), ...headers },
    });
    return `${response.status} ${await response.text()}`;
  };
  const json = (service: string, target: string, input: object) =>
    send({
      service,
      body: JSON.stringify(input),
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': target },
    });
  const query = (service: string, version: string, input: Record<string, string>) =>
    send({ service, body: new URLSearchParams({ Version: version, ...input }).toString(), headers: FORM });
  const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const SSM = 'AmazonSSM.PutParameter';
  const PARAMETER = { Name: '/a', Value: 'b', Type: 'String' };
  const TOPIC = { Name: 'topic' };

  describe('that violates the model of its API is refused and reported:', () => {
    test.each<[string, () => Promise<string>, string]>([
      ['a missing required member', () => json('ssm', SSM, { Name: '/a' }), 'ssm PutParameter: Value: is required'],
      [
        'a value that is too long',
        () => json('ssm', SSM, { ...PARAMETER, Description: 'd'.repeat(1025) }),
        `ssm PutParameter: Description: must be at most 1024 characters, got 1025: '${'d'.repeat(119)}…`,
      ],
      [
        'a list that is too short',
        () => json('ssm', 'AmazonSSM.GetParameters', { Names: [] }),
        'ssm GetParameters: Names: must be at least 1 items, got 0: []',
      ],
      [
        'a number out of range',
        () =>
          json('ecr', 'AmazonEC2ContainerRegistry_V20150921.DescribeImages', { repositoryName: 'ab', maxResults: 0 }),
        'ecr DescribeImages: maxResults: must be at least 1, got 0',
      ],
      [
        'a mismatched pattern in a nested member',
        () => json('ssm', SSM, { ...PARAMETER, Tags: [{ Key: 'a!', Value: 'ü' }] }),
        "ssm PutParameter: Tags[0].Key: must match ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$, got 'a!'",
      ],
      [
        'a value that is not in the enum',
        () => json('ssm', SSM, { ...PARAMETER, Type: 'Strings' }),
        "ssm PutParameter: Type: must be one of String, StringList, SecureString, got 'Strings'",
      ],
      [
        'another type',
        () => json('ssm', SSM, { ...PARAMETER, Value: 1 }),
        'ssm PutParameter: Value: must be a string, got 1',
      ],
      [
        'an invalid number',
        () =>
          json('ecr', 'AmazonEC2ContainerRegistry_V20150921.DescribeImages', { repositoryName: 'ab', maxResults: 'x' }),
        "ecr DescribeImages: cannot be parsed according to the model: invalid literal for int() with base 10: 'x'",
      ],
      [
        'invalid XML',
        () => send({ service: 's3', method: 'PUT', path: '/bucket?tagging', body: 'tags' }),
        expect.stringContaining('s3 PutBucketTagging: cannot be parsed according to the model: '),
      ],
      [
        'an unknown member, in JSON',
        () => json('ssm', SSM, { ...PARAMETER, Tags: [{ Key: 'a', Value: 'b', Colour: 'red' }] }),
        'ssm PutParameter: Tags[].Colour: is not a member of the model',
      ],
      [
        'the same in a query',
        () => query('sns', '2010-03-31', { Action: 'CreateTopic', ...TOPIC, 'Tags.member.1.Colour': 'red' }),
        'sns CreateTopic: Tags.member.1.Colour: is not a member of the model',
      ],
      [
        'the same in an EC2 query',
        () => query('ec2', '2016-11-15', { Action: 'DescribeVpcs', 'VpcIds.1': 'vpc-1' }),
        'ec2 DescribeVpcs: VpcIds.1: is not a member of the model',
      ],
      [
        'the same in XML',
        () =>
          send({
            service: 's3',
            method: 'PUT',
            path: '/bucket?tagging',
            body: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value><Colour>red</Colour></Tag></TagSet></Tagging>',
          }),
        's3 PutBucketTagging: TagSet.Tag.Colour: is not a member of the model',
      ],
      [
        'the same in the query of a REST request',
        () => send({ service: 's3', method: 'GET', path: '/bucket?list-type=2&prefixes=a' }),
        's3 ListObjectsV2: ?prefixes: is not a member of the model',
      ],
      [
        'the same in the body of a REST request',
        () =>
          send({
            service: 'lambda',
            method: 'PUT',
            path: '/2015-03-31/functions/name/configuration',
            body: '{"Environment": {"Values": {}}}',
          }),
        'lambda UpdateFunctionConfiguration: Environment.Values: is not a member of the model',
      ],
    ])('%s', async (_, request, violation) => {
      const answer = await request();

      expect(answer).toMatch(/^400 .*/);
      expect(await emulator.takeViolations()).toEqual([violation]);
    });

    test.each<[string, RawRequest, string]>([
      [
        'an unknown operation',
        { service: 'sns', body: 'Action=CreateTopics&Version=2010-03-31', headers: FORM },
        'POST /: sns has no operation CreateTopics',
      ],
      [
        'an operation of another service',
        { service: 'ssm', headers: { 'X-Amz-Target': 'AWSCognito.PutParameter' } },
        'POST /: ssm has no target AWSCognito.PutParameter',
      ],
      [
        'an unknown version of the service',
        { service: 'sns', body: 'Action=CreateTopic&Version=2010-03-30', headers: FORM },
        'POST /: unknown service sns of version 2010-03-30',
      ],
      [
        'an unknown path',
        { service: 'lambda', path: '/2015-03-31/function' },
        'POST /2015-03-31/function: lambda has no operation POST /2015-03-31/function?',
      ],
      ['an unknown service', { service: 'none' }, 'POST /: unknown service none'],
      ['an unsigned request', { service: '' }, 'POST /: the request is unsigned, so its service is unknown'],
    ])('%s', async (_, request, reason) => {
      expect(await send(request)).toContain(reason);
      expect(await emulator.takeViolations()).toEqual([`no API model defines the request ${reason}`]);
    });

    test('all its violations together, in the protocol of each service, so that the SDKs throw an error', async () => {
      const [s3, iam, codepipeline] = [S3Client, IAMClient, CodePipelineClient] as const;
      const admin = administrator(ACCOUNT);
      const requests = [
        clientOf(s3, emulator, admin).send(
          new CreateBucketCommand({ Bucket: 'bucket', ACL: 'nobody' as BucketCannedACL }),
        ),
        clientOf(iam, emulator, admin).send(new CreateRoleCommand({ RoleName: 'a b', AssumeRolePolicyDocument: '' })),
        clientOf(codepipeline, emulator, admin).send(new PutJobSuccessResultCommand({ jobId: 'unknown' })),
      ];

      for (const [index, reasons] of [['ACL'], ['RoleName', 'AssumeRolePolicyDocument'], ['jobId']].entries()) {
        const error = await requests[index]!.then(() => undefined).catch((refusal: Error) => refusal);
        expect(error?.name).toBe('ValidationException');
        for (const reason of reasons) expect(error?.message).toContain(`: ${reason}: must `);
      }
      expect(await emulator.takeViolations()).toHaveLength(5);
    });
  });

  test('that conforms to the model is accepted', async () => {
    expect(await json('ssm', SSM, { ...PARAMETER, Tags: [{ Key: 'ключ', Value: '' }], Tier: null })).toMatch(/^200 /);
    expect(await query('sns', '2010-03-31', { Action: 'CreateTopic', ...TOPIC })).toMatch(/^200 /);
    const alarm = { AlarmName: 'a', EvaluationPeriods: '1', ComparisonOperator: 'GreaterThanThreshold' };
    expect(await query('monitoring', '2010-08-01', { Action: 'PutMetricAlarm', ...alarm })).toMatch(/^200 /);
    await new Accounts(emulator).createBucket('123456789012', 'bucket');
    const policy = '{"Version": "2012-10-17", "Statement": []}';
    expect(await send({ service: 's3', method: 'PUT', path: '/bucket?policy', body: policy })).toMatch(/^20/);
    const rule =
      '<Rule><ID>a</ID><Filter><Prefix>a/</Prefix></Filter><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule>';
    const lifecycle = `<LifecycleConfiguration>${rule}</LifecycleConfiguration>`;
    expect(await send({ service: 's3', method: 'PUT', path: '/bucket?lifecycle', body: lifecycle })).toMatch(/^200 /);
    const put = '/bucket/a/b%20c?x-id=PutObject';
    expect(await send({ service: 's3', method: 'PUT', path: put, body: '\u0000ÿ' })).toMatch(/^200 /);
    expect(await send({ service: 's3', method: 'GET', path: '/bucket/a/b%20c' })).toBe('200 \u0000ÿ');
    expect(await emulator.takeViolations()).toEqual([]);
  });

  test('that was refused without anyone noticing fails the file that stops the emulator', async () => {
    const other = await startEmulator();
    const client = clientOf(SSMClient, other, administrator(ACCOUNT));
    await client.send(new GetParameterCommand({ Name: '' })).catch(() => undefined);

    await expect(other.stop()).rejects.toThrow('\nssm GetParameter: Name: must be at least 1 characters, got 0');
    await expect(fetch(other.endpoint)).rejects.toThrow();
  });

  test('is logged once, however often it is sent', async () => {
    // GIVEN
    await new Accounts(emulator).createAdministratorRole(ACCOUNT, 'reader', {
      Principal: { Service: 'lambda.amazonaws.com' },
    });
    const arn = `arn:aws:iam::${ACCOUNT}:role/reader`;
    const lambda = awsService('lambda.amazonaws.com', `arn:aws:lambda:${REGION}:${ACCOUNT}:function:some`);
    const reader = clientOf(ECRClient, emulator, await assumeRole(emulator, lambda, arn, 'session'));

    // WHEN
    for (const repositoryName of ['one', 'two'])
      await expect(reader.send(new DescribeImagesCommand({ repositoryName }))).rejects.toThrow('does not exist');

    // THEN
    const calls = await emulator.calls();
    expect(calls.slice(-2)).toEqual([
      { service: 'sts', operation: 'AssumeRole', account: '123456789012', principal: 'lambda.amazonaws.com' },
      { service: 'ecr', operation: 'DescribeImages', account: ACCOUNT, principal: arn },
    ]);
    expect(calls).toContainEqual({ service: 'iam', operation: 'CreateRole', account: ACCOUNT, principal: null });
    expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(calls.length);
  });

  test('that an SDK repeats because it missed the answer gets the same answer', async () => {
    const input = { Action: 'CreateRole', Version: '2010-05-08', RoleName: 'new', AssumeRolePolicyDocument: '{}' };
    const attempt = (invocation: string) =>
      send({
        service: 'iam',
        body: new URLSearchParams(input).toString(),
        headers: { ...FORM, 'amz-sdk-invocation-id': invocation },
      });

    const answered = await attempt('first');

    expect(answered).toMatch(/^200 /);
    expect(await attempt('first')).toBe(answered);
    expect(await attempt('second')).toMatch(/^409 /);
  });

  test('to STS is checked before anything is looked up', async () => {
    const client = clientOf(STSClient, emulator, administrator(ACCOUNT));
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/any`;

    await expect(client.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'a b' }))).rejects.toThrow(
      "sts AssumeRole: RoleSessionName: must match [\\w+=,.@-]*, got 'a b'",
    );
    expect(await emulator.takeViolations()).toHaveLength(1);
  });
});
