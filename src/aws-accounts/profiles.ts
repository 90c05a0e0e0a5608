import { homedir } from 'node:os';
import { join } from 'node:path';
import { AwsProfile, Identity } from '../interview/prompt';
import { reasonOf } from './reason';

/** The profiles in the shared AWS config files, if these exist. The credentials are not checked. */
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

/** The paths of these files. Source: https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
export function profileFiles(): string[] {
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  return [config || join(homedir(), '.aws', 'config'), credentials || join(homedir(), '.aws', 'credentials')];
}

/** Credentials that the SDK prefers to IAM Identity Center in a profile with both. */
const OTHER_CREDENTIALS = ['aws_access_key_id', 'credential_process', 'role_arn', 'web_identity_token_file'];

/**
 * The account of an IAM Identity Center profile.
 *
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
function accountOf(settings: Partial<Record<string, string>>): Pick<AwsProfile, 'accountId'> {
  const { sso_account_id: accountId, sso_session: session, sso_start_url: url } = settings;
  if (accountId === undefined || (session ?? url) === undefined) return {};
  return OTHER_CREDENTIALS.some((key) => settings[key] !== undefined) ? {} : { accountId };
}

/** In milliseconds. Short, because someone is waiting at a prompt and can type the account ID instead. */
const TIMEOUT = 5_000;

/** For a profile without a Region. Any Region of the partition `aws` works with STS. */
const ANY_REGION = 'us-east-1';

/**
 * The account and identity of a profile, from `sts:GetCallerIdentity`, which requires no permissions.
 *
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function identify({ name, region = ANY_REGION }: AwsProfile): Promise<Identity> {
  const { fromIni, GetCallerIdentityCommand, STSClient } = await import('../vendor/aws.js');
  // Only from the profile: by default, the SDK warns if the shell's environment also has keys.
  const client = new STSClient({ profile: name, credentials: fromIni({ profile: name }), region, maxAttempts: 1 });
  try {
    // The signal aborts the request. The race also covers what precedes it, such as a sign-in or a credential process.
    const { Account: accountId, Arn: arn } = await Promise.race([
      client.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(TIMEOUT) }),
      timeout(),
    ]);
    return accountId && arn ? { accountId, arn } : { problem: 'AWS returned no account ID' };
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
