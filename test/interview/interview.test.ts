import type { AccountSource } from '../../src/interview';
import { answersToYaml } from '../../src/interview/answers-to-yaml';
import { without } from '../../src/interview/converse';
import { interview } from '../../src/interview/interview';
import { parseConfig } from '../../src/reading/parse-config';
import { UserError } from '../../src/user-error';
import { SHOP } from './answers';
import { scripted } from './scripted-dialogue';

const MINIMAL = ['hello', '111111111111', 'eu-west-1', 'production', '111111111111', undefined, undefined, false];
const SERVICE = ['web', '8080', undefined, undefined, 'nobody', false];
const CI = ['none'];
const YES = [''];

const configOf = (text: string) => parseConfig(text, 'ecs-pipeline.yaml');

const SHOP_CONFIG = configOf(answersToYaml(SHOP));

describe('the interview', () => {
  test('asks for everything without a default, shows the promotion path and asks once for confirmation', async () => {
    const dialogue = scripted([...MINIMAL, ...SERVICE, ...CI, ...YES]);

    const config = configOf(await interview({ dialogue }));

    expect(config).toEqual({
      name: 'hello',
      region: 'eu-west-1',
      pipeline: { accountId: '111111111111' },
      environments: [{ name: 'production', accountId: '111111111111' }],
      services: [{ name: 'web', containerPort: 8080, cpu: 256, memory: 512 }],
    });
    expect(dialogue.transcript.slice(-2)).toEqual([
      `
  push of web  111111111111  eu-west-1
  │
  ▼
  production  111111111111  eu-west-1
`,
      'Is this correct? ',
    ]);
  });

  test('an invalid answer is asked for again immediately, with a hint', async () => {
    const dialogue = scripted(['Hello', ...MINIMAL, ...SERVICE, ...CI, ...YES]);

    await interview({ dialogue });

    expect(dialogue.transcript.slice(0, 3)).toEqual([
      'Product name (prefix of all resource names): Hello',
      '> not of the right form; use lower-case letters, digits and single hyphens, starting with a letter',
      'Product name (prefix of all resource names): hello',
    ]);
  });

  test('a Region that makes the name too long leads back to the name', async () => {
    const [, account, , ...rest] = MINIMAL;
    const name = 'a'.repeat(30);
    const dialogue = scripted([name, account, 'ap-southeast-1', 'hello', ...rest, ...SERVICE, ...CI, ...YES]);

    const config = configOf(await interview({ dialogue }));

    expect(config).toMatchObject({ name: 'hello', region: 'ap-southeast-1' });
    expect(dialogue.transcript[3]).toMatch(/^Product name: too long for the name of the S3 bucket; shorten .* by 5 /);
  });

  test('two environments in one account cause a remark, and no error', async () => {
    const environments = ['dev', '2222-2222-2222', undefined, undefined, true, 'staging', '222222222222'];
    const rest = [undefined, 'no', false];
    const dialogue = scripted([...MINIMAL.slice(0, 3), ...environments, ...rest, ...SERVICE, ...CI, ...YES]);

    const config = configOf(await interview({ dialogue }));

    expect(config.environments.map(({ accountId }) => accountId)).toEqual(['222222222222', '222222222222']);
    expect(dialogue.transcript).toContain('staging is in the same account as dev: 222222222222.');
  });
});

describe('an answer that is changed at the end', () => {
  test('is suggested again, and dependent questions are asked again', async () => {
    // GIVEN an approver in a pipeline account that is changed later
    const dialogue = scripted(
      [
        'change',
        'pipeline-account-id',
        '999999999999',
        'arn:aws:iam::999999999999:role/b',
        'repository-arn',
        ...YES,
      ].map((answer) =>
        answer === 'repository-arn' ? SHOP['services.1.repository-arn']!.replace(/1{12}/, '9'.repeat(12)) : answer,
      ),
    );

    // WHEN
    const config = configOf(await interview({ dialogue, given: SHOP }));

    // THEN
    expect(config.pipeline.accountId).toBe('999999999999');
    expect(config.environments[2]?.approval).toMatchObject({ approvers: ['arn:aws:iam::999999999999:role/b'] });
    expect(config.services[1]?.image?.repositoryArn).toContain('999999999999');
    expect(dialogue.transcript).toContainEqual(
      expect.stringMatching(/^production: approvers: not in the pipeline acc/),
    );
  });

  test('is asked again if it had a default that has changed', async () => {
    const dialogue = scripted(['change', 'region', 'eu-west-2', undefined, 'eu-west-1', ...YES]);
    const answers = { ...SHOP, 'services.1.push': 'nobody' };

    const { environments, region } = configOf(
      await interview({ dialogue, given: without(answers, 'services.1.repository-arn') }),
    );

    expect(region).toBe('eu-west-2');
    expect(environments.map((environment) => environment.region)).toEqual([undefined, 'eu-west-1', 'eu-central-1']);
  });

  test('drops the answers that it makes superfluous', async () => {
    const dialogue = scripted(['change', 'environments.0.another', false, ...YES]);

    const config = configOf(await interview({ dialogue, given: SHOP }));

    expect(config.environments.map(({ name }) => name)).toEqual(['dev']);
  });

  test.each(['name', 'environments.1.name', 'environments.2.approval', 'services.0.container-port', 'ci'])(
    'is kept when Enter is pressed: %s',
    async (id) => {
      const dialogue = scripted(['change', id, undefined, ...YES]);

      expect(configOf(await interview({ dialogue, given: SHOP }))).toEqual(SHOP_CONFIG);
    },
  );
});

describe('an AWS profile', () => {
  const accounts: AccountSource = {
    profiles: () => Promise.resolve([{ name: 'tools', region: 'eu-central-1' }, { name: 'expired' }]),
    identify: ({ name }) =>
      Promise.resolve(
        name === 'tools'
          ? { accountId: '111111111111', arn: 'arn:aws:iam::111111111111:user/me' }
          : { problem: 'its credentials have expired' },
      ),
  };

  test('provides the account, and the default Region', async () => {
    const environment = ['production', '', '222222222222', undefined, undefined, false];
    const dialogue = scripted(['hello', 'tools', undefined, ...environment, ...SERVICE, ...CI, ...YES], accounts);

    const config = configOf(await interview({ dialogue }));

    expect(config).toMatchObject({ region: 'eu-central-1', pipeline: { accountId: '111111111111' } });
    expect(dialogue.transcript).toContain('AWS profile tools: arn:aws:iam::111111111111:user/me');
  });

  test('of IAM Identity Center contains its account, so no sign-in is needed', async () => {
    const signedOut: AccountSource = {
      profiles: () => Promise.resolve([{ name: 'tools', region: 'eu-central-1', accountId: '111111111111' }]),
      identify: () => Promise.reject(new Error('AWS was asked')),
    };
    const environment = ['production', '', '222222222222', undefined, undefined, false];
    const dialogue = scripted(['hello', 'tools', undefined, ...environment, ...SERVICE, ...CI, ...YES], signedOut);

    const config = configOf(await interview({ dialogue }));

    expect(config).toMatchObject({ region: 'eu-central-1', pipeline: { accountId: '111111111111' } });
    expect(dialogue.transcript).toContain('AWS profile tools: account 111111111111 (sso_account_id)');
  });

  test('that AWS rejects causes one line, and the ID is typed instead', async () => {
    const environment = ['production', 'expired', '222222222222', undefined, undefined, false];
    const dialogue = scripted(
      ['hello', 'expired', '111111111111', 'eu-west-1', ...environment, ...SERVICE, ...CI, ...YES],
      accounts,
    );

    const config = configOf(await interview({ dialogue }));

    expect(config.pipeline.accountId).toBe('111111111111');
    expect(dialogue.transcript).toContain(
      'AWS profile expired: its credentials have expired. Enter the account ID instead.',
    );
  });
});

describe('flags', () => {
  test('answer everything without a terminal', async () => {
    expect(configOf(await interview({ given: SHOP }))).toEqual(SHOP_CONFIG);
  });

  test('that are wrong or missing are all reported, as flags', async () => {
    const given = without({ ...SHOP, name: 'Shop', 'environments.0.account-id': '12' }, 'region');

    const error = await interview({ given }).catch((thrown) => thrown);

    expect(error).toBeInstanceOf(UserError);
    expect(error.message.split('\n')).toEqual([
      '--name: not of the right form, got "Shop"; use lower-case letters, digits and single hyphens, starting with a letter',
      '--environment "name=dev account-id=…": not of the right form, got "12"; enter the 12-digit account ID',
      '--region: required without a terminal; add --region REGION',
    ]);
  });

  test('that are wrong end the interview before its first question', async () => {
    const dialogue = scripted([]);

    await expect(interview({ dialogue, given: { name: 'Shop' } })).rejects.toThrow('--name: invalid format');
  });

  test('that an answer makes wrong are asked for again', async () => {
    const dialogue = scripted(['999999999999', 'arn:aws:iam::999999999999:role/b']);
    const given = without({ ...SHOP, 'services.0.another': 'no' }, 'pipeline-account-id');

    const config = configOf(await interview({ dialogue, given, isConfirmed: true }));

    expect(config.environments[2]?.approval).toMatchObject({ approvers: ['arn:aws:iam::999999999999:role/b'] });
    expect(dialogue.transcript).toContainEqual(expect.stringMatching(/^production: approvers: not in the pipeline/));
  });
});
