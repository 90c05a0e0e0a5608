import { createServer } from 'node:net';
import { awsProfiles, identify } from '../../src/aws-accounts/profiles';
import type { Identity } from '../../src/interview';
import { Accounts } from '../e2e/accounts';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith } from '../tools';
import { ACCOUNTS, awsFiles, PROFILES, roleOf } from './aws-files';

describeWith(['moto_server'], 'AWS profiles', () => {
  const environment = process.env;
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
    const accounts = new Accounts(emulator);
    for (const id of Object.values(ACCOUNTS)) await accounts.createRole(id, 'administrator');
    // Without the bundle, the first call loads the SDK file by file, which can take longer than the timeout of a profile.
    configured(PROFILES);
    await identityOf('tools');
    process.env = environment;
  });

  afterAll(() => emulator.stop());

  afterEach(() => {
    process.env = environment;
  });

  function configured(config: string): void {
    process.env = { ...environment, ...awsFiles(config, emulator.endpoint) };
  }

  async function identityOf(name: string): Promise<Identity> {
    const profile = (await awsProfiles()).find((one) => one.name === name);
    if (!profile) throw new Error(`${name}: profile not found`);
    return identify(profile);
  }

  test('are read from both files, with their Regions and without sign-in sessions', async () => {
    configured(
      '[default]\noutput = json\n[profile dev]\nregion = eu-west-1\n[sso-session company]\nsso_region = eu-west-1\n[services local]\n',
    );

    expect(await awsProfiles()).toEqual([
      { name: 'default', region: undefined },
      { name: 'dev', region: 'eu-west-1' },
      { name: 'operator', region: undefined },
      { name: 'expired', region: undefined },
    ]);
  });

  test.each([
    ['a session', 'sso_session = company', '222222222222'],
    ['a start URL', 'sso_start_url = https://example.com/start', '222222222222'],
    ['no sign-in', 'region = eu-west-1', undefined],
    ['a role, which the SDK assumes instead', `sso_session = company\n${roleOf('333333333333')}`, undefined],
  ])('of IAM Identity Center include their account: with %s', async (_, settings, accountId) => {
    configured(`[profile sso]\nsso_account_id = 222222222222\nsso_role_name = reader\n${settings}\n`);

    expect((await awsProfiles()).find(({ name }) => name === 'sso')?.accountId).toBe(accountId);
  });

  test('are none if the files do not exist', async () => {
    configured('');
    process.env.AWS_CONFIG_FILE = '/does/not/exist';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/does/not/exist';

    expect(await awsProfiles()).toEqual([]);
  });

  test.each(Object.entries(ACCOUNTS))('are identified by their own account: %s', async (name, accountId) => {
    configured(PROFILES);

    expect(await identityOf(name)).toEqual({
      accountId,
      arn: expect.stringMatching(`^arn:aws:sts::${accountId}:assumed-role/administrator/`),
    });
  });

  test('take precedence over keys in the shell environment', async () => {
    configured(PROFILES);
    process.env.AWS_ACCESS_KEY_ID = 'another';
    process.env.AWS_SECRET_ACCESS_KEY = 'another';

    expect(await identityOf('dev')).toMatchObject({ accountId: ACCOUNTS.dev });
  });

  test('with the name of another account are identified by their actual account', async () => {
    configured(`[profile staging]\n${roleOf(ACCOUNTS.production)}`);

    expect(await identityOf('staging')).toMatchObject({ accountId: ACCOUNTS.production });
  });

  test('with expired temporary credentials are reported', async () => {
    configured('');

    expect(await identityOf('expired')).toEqual({ problem: 'the credentials have expired' });
  });

  test('with an expired sign-in are reported', async () => {
    configured(
      '[profile sso]\nsso_start_url = https://example.com/start\nsso_region = eu-west-1\nsso_account_id = 222222222222\nsso_role_name = reader\n',
    );

    expect(await identityOf('sso')).toEqual({
      problem: 'the SSO session has expired; renew it with aws sso login',
    });
  });

  test('that cannot assume their role are reported', async () => {
    configured(`[profile other]\nrole_arn = arn:aws:iam::222222222222:role/absent\nsource_profile = operator\n`);

    expect(await identityOf('other')).toEqual({ problem: 'AWS denies access' });
  });

  test('with an unreachable endpoint are reported', async () => {
    configured('');
    process.env.AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:1';

    expect(await identityOf('operator')).toEqual({ problem: 'AWS cannot be reached (ECONNREFUSED)' });
  });

  test('with an endpoint that never answers time out after five seconds', async () => {
    configured('');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    process.env.AWS_ENDPOINT_URL_STS = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const sockets: { destroy(): void }[] = [];
    server.on('connection', (socket) => sockets.push(socket));

    const begin = performance.now();
    expect(await identityOf('operator')).toEqual({ problem: 'AWS did not respond in time' });
    expect(performance.now() - begin).toBeLessThan(7_000);

    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test('with a failing credential process do not reveal its arguments', async () => {
    configured('[profile tool]\ncredential_process = sh -c "echo the-password >&2; exit 1"\n');

    const identity = await identityOf('tool');

    expect(JSON.stringify(identity)).not.toMatch(/password|echo/);
    expect(identity).toEqual({ problem: 'no working credentials found' });
  });
});
