import { homedir } from 'node:os';
import { join } from 'node:path';
import { AwsProfile, Identity } from '../interview/prompt';
import { reasonOf } from './reason';

/** The profiles of the shared AWS config files, none where there are no such files. They are not checked. */
export async function awsProfiles(): Promise<AwsProfile[]> {
  const { loadSharedConfigFiles } = await import('../vendor/aws.js');
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return [...names]
    .filter((name) => !/^(sso-session|services)\./.test(name))
    .map((name) => {
      const settings = { ...configFile[name], ...credentialsFile[name] };
      return { name, region: settings.region, ...accountOf(settings) };
    });
}

/** Where the profiles are looked for. Source: https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
export function profileFiles(): string[] {
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  return [config || join(homedir(), '.aws', 'config'), credentials || join(homedir(), '.aws', 'credentials')];
}

/** What the SDK takes instead of a sign-in at IAM Identity Center, in a profile that has both. */
const OTHER_CREDENTIALS = ['aws_access_key_id', 'credential_process', 'role_arn', 'web_identity_token_file'];

/**
 * The account that a profile of IAM Identity Center leads to.
 *
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
function accountOf(settings: Partial<Record<string, string>>): Pick<AwsProfile, 'accountId'> {
  const { sso_account_id: accountId, sso_session: session, sso_start_url: url } = settings;
  if (accountId === undefined || (session ?? url) === undefined) return {};
  return OTHER_CREDENTIALS.some((key) => settings[key] !== undefined) ? {} : { accountId };
}

/** Milliseconds: somebody waits in front of a prompt and can type the id instead. */
const TIMEOUT = 5_000;

/** Where the profile has no Region: STS is the same everywhere in the partition `aws`. */
const ANY_REGION = 'us-east-1';

/**
 * Whose credentials a profile has, by `sts:GetCallerIdentity`, which nobody can be denied.
 *
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function identify({ name, region = ANY_REGION }: AwsProfile): Promise<Identity> {
  const { fromIni, GetCallerIdentityCommand, STSClient } = await import('../vendor/aws.js');
  // Of the profile alone: by default the SDK warns where the shell's environment has keys, too.
  const client = new STSClient({ profile: name, credentials: fromIni({ profile: name }), region, maxAttempts: 1 });
  try {
    // The signal ends the request; the race also ends what comes before it, such as a sign-in or a credential process.
    const { Account: accountId, Arn: arn } = await Promise.race([
      client.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(TIMEOUT) }),
      timeout(),
    ]);
    return accountId && arn ? { accountId, arn } : { problem: 'AWS answered without an account' };
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    client.destroy();
  }
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('', 'TimeoutError')), TIMEOUT).unref();
  });
}
