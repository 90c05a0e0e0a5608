import { add, type FlagValues } from '../../src/interview';
import { answersToYaml } from '../../src/interview/answers-to-yaml';
import { parseConfig } from '../../src/reading/parse-config';
import { SHOP } from './answers';
import { type Scripted, scripted } from './scripted-dialogue';

const TEXT = answersToYaml(SHOP);
const SHOP_CONFIG = parseConfig(TEXT, 'ecs-pipeline.yaml');

const environment = (flags: FlagValues, dialogue?: Scripted, text = TEXT) =>
  add({ subject: 'environment', text, flags, dialogue });
const service = (flags: FlagValues, dialogue?: Scripted, text = TEXT) =>
  add({ subject: 'service', text, flags, dialogue });
const environmentsIn = (text: string) => parseConfig(text, 'ecs-pipeline.yaml').environments;
const servicesIn = (text: string) => parseConfig(text, 'ecs-pipeline.yaml').services;

describe('a new environment', () => {
  test('comes last by default, in the Region of the config', async () => {
    const { names, text, what } = await environment(
      {},
      scripted([undefined, 'audit', '555555555555', undefined, 'no']),
    );

    expect(environmentsIn(text)).toEqual([...SHOP_CONFIG.environments, { name: 'audit', accountId: '555555555555' }]);
    expect([what, names]).toEqual(['the environment audit', ['dev', 'staging', 'production', 'audit']]);
  });

  test('can be the first, where approval must be a map', async () => {
    const { text } = await environment({}, scripted(['', 'sandbox', '555555555555', 'eu-west-2', 'yes', '', '']));

    expect(environmentsIn(text)[0]).toEqual({
      name: 'sandbox',
      accountId: '555555555555',
      region: 'eu-west-2',
      approval: {},
    });
  });

  test('is checked against the others, at any position', async () => {
    const dialogue = scripted(['', 'dev', 'test', '222222222222', undefined, 'no']);

    await environment({}, dialogue);

    expect(dialogue.transcript).toEqual(
      expect.arrayContaining([
        '> already exists; use a name other than dev, staging or production',
        'test is in the same account as dev: 222222222222.',
      ]),
    );
  });

  test('is rejected if its Region makes existing settings invalid', async () => {
    const text = TEXT.replace('name: shop', `name: ${'a'.repeat(27)}`);
    const dialogue = scripted([undefined, 'audit', '555555555555', 'ap-southeast-1', 'eu-west-1', 'no']);

    await environment({}, dialogue, text);

    expect(dialogue.transcript).toContainEqual(expect.stringMatching(/^> name: makes the S3 bucket name too long/));
  });

  test('needs no terminal if the flags answer every question without a default', async () => {
    const { next, text } = await environment({ name: 'audit', 'account-id': '555555555555', before: 'dev' });

    expect(environmentsIn(text)[0]).toEqual({ name: 'audit', accountId: '555555555555' });
    expect(next).toContain('npx ecs-pipeline bootstrap\n');
    expect(next).toContain('npx ecs-pipeline apply audit pipeline');
  });

  test('asks only about what the flags leave out', async () => {
    const dialogue = scripted(['audit', undefined, undefined]);

    const { text } = await environment(
      { 'account-id': '555555555555', after: 'dev', notify: ['a@example.com'] },
      dialogue,
    );

    expect(dialogue.transcript.map((line) => line.split(' ', 4).join(' '))).toEqual([
      'Name of environment 2',
      'AWS Region for audit:',
      'Approvers for audit, as',
    ]);
    expect(environmentsIn(text)[1]).toMatchObject({ name: 'audit', approval: { notify: ['a@example.com'] } });
  });
});

describe('a new service', () => {
  const first = TEXT.replace(/ {2}- name: worker[\s\S]*?\n\n/, '\n');

  test('is pushed from the repository of the last service by default', async () => {
    const { text } = await service({}, scripted(['web', '3000', '/web/*', '512/1024', 'github', undefined]), first);

    expect(servicesIn(text)[1]).toEqual({
      name: 'web',
      containerPort: 3000,
      loadBalancer: { paths: ['/web/*'], priority: 200 },
      cpu: 512,
      memory: 1024,
      push: { github: { repository: 'example/shop-api' } },
    });
  });

  test.each<[string, FlagValues, object]>([
    ['a GitHub repository', { github: 'a/b' }, { push: { github: { repository: 'a/b' } } }],
    ['a GitLab project', { gitlab: 'a/b/c' }, { push: { gitlab: { project: 'a/b/c' } } }],
    ['nobody', { push: 'nobody', 'container-port': 80 }, { containerPort: 80 }],
    [
      'nobody, behind a load balancer',
      { push: 'nobody', 'container-port': 80, 'load-balancer': ['web.example.com', '/web'] },
      { loadBalancer: { hosts: ['web.example.com'], paths: ['/web'], priority: 300 } },
    ],
    ['an IAM user', { push: 'iam-user', size: '512/2048' }, { push: { iamUser: true }, memory: 2048 }],
    [
      'an existing ECR repository',
      { 'repository-arn': 'arn:aws:ecr:eu-west-1:111111111111:repository/web' },
      { image: { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/web' } },
    ],
  ])('needs no terminal if the flags have its name and who pushes: %s', async (_, flags, expected) => {
    const { text } = await service({ name: 'web', ...flags });

    expect(servicesIn(text)[2]).toMatchObject(expected);
  });
});

test('a new service gets an unused priority', async () => {
  const text = TEXT.replace('priority: 100', 'priority: 300');

  const { text: after } = await service(
    { name: 'web', 'container-port': 80, 'load-balancer': '/*', push: 'nobody' },
    undefined,
    text,
  );

  expect(servicesIn(after)[2]).toMatchObject({ loadBalancer: { priority: 400 } });
});

test('there is no question about the load balancer of a worker', async () => {
  const dialogue = scripted(['jobs', '', undefined, 'nobody']);

  await service({}, dialogue);

  expect(dialogue.transcript.join('\n')).not.toContain('load balancer');
});

describe('all wrong flags are reported, by the names of the flags', () => {
  const ARN = 'arn:aws:ecr:eu-west-1:111111111111:repository/web';
  const MISSING = 'required without a terminal; add';

  test.each<[string, FlagValues, string[]]>([
    [
      'wrong and missing',
      { 'account-id': '12', after: 'stagin', approver: ['me'] },
      [
        '--after: unknown value, got "stagin"; did you mean staging?',
        '--account-id: not of the right form, got "12"; enter the 12-digit account ID',
        '--approver: not the ARN of an IAM role or user, got "me"; use one such as arn:aws:iam::111111111111:role/{role}',
        `--name: ${MISSING} --name NAME`,
      ],
    ],
    [
      'an existing name, at the first position',
      { name: 'dev', 'account-id': '555555555555', before: 'dev' },
      ['--name: already exists, got "dev"; use a name other than dev, staging or production'],
    ],
    [
      'two positions',
      { name: 'qa', 'account-id': '555555555555', before: 'dev', after: 'dev' },
      ['--before: cannot be combined with --after; remove one of them'],
    ],
    [
      'an unknown next environment',
      { name: 'qa', 'account-id': '555555555555', before: 'x' },
      ['--before: unknown value, got "x"; use dev, staging or production'],
    ],
    [
      'an address to notify without an approval',
      { name: 'qa', 'account-id': '555555555555', approval: false, notify: ['a@example.com'] },
      ['--notify: cannot be combined with --no-approval; remove one of them'],
    ],
  ])('of an environment: %s', async (_, flags, lines) => {
    const error = await environment(flags).catch((thrown) => thrown);

    expect(error.message.split('\n')).toEqual(lines);
  });

  test.each<[string, FlagValues, string[]]>([
    ['a choice', { name: 'web', push: 'githb' }, ['--push: unknown value, got "githb"; did you mean github?']],
    ['a size', { name: 'web', push: 'nobody', size: 'big' }, ['--size: not a whole number, got "big"; ']],
    [
      'a pair of sizes',
      { name: 'web', push: 'nobody', size: '256/999' },
      ['--size: unsupported Fargate size, got cpu 256 with memory 999; with cpu 256, use memory 512, 1024 or 2048'],
    ],
    [
      'a port',
      { name: 'web', push: 'nobody', 'container-port': '0x50' },
      ['--container-port: not a whole number, got "0x50"; enter a port from 1 to 65535, or leave it empty'],
    ],
    [
      'two ways to push',
      { name: 'web', github: 'a/b', 'repository-arn': ARN },
      ['--github: cannot be combined with --repository-arn; remove one of them'],
    ],
    [
      'a repository without a push',
      { name: 'web', github: 'a/b', push: 'nobody' },
      ['--github: cannot be combined with --push nobody; remove one of them'],
    ],
    ['a flag without a value', { name: true }, ['--name: missing value; use --name NAME']],
    ['a choice without a value', { push: '' }, ['--push: missing value; use --push WHO']],
    [
      'an existing repository without its ARN',
      { name: 'web', push: 'existing' },
      [`--repository-arn: ${MISSING} --repository-arn ARN`],
    ],
  ])('of a service: %s', async (_, flags, lines) => {
    const error = await service(flags).catch((thrown) => thrown);

    expect(error.message.split('\n').slice(0, lines.length)).toEqual(
      lines.map((line) => expect.stringContaining(line)),
    );
  });
});
