import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../tools';

/** The accounts of the emulator, each with a role `administrator`. */
export const ACCOUNTS = {
  tools: '111111111111',
  dev: '222222222222',
  staging: '333333333333',
  production: '444444444444',
};

/** The settings of a profile that assumes the role of an account. */
export const roleOf = (account: string) =>
  `role_arn = arn:aws:iam::${account}:role/administrator\nsource_profile = operator\n`;

/** A profile for each account. */
export const PROFILES = Object.entries(ACCOUNTS)
  .map(([name, id]) => `[profile ${name}]\nregion = eu-west-1\n${roleOf(id)}`)
  .join('');

/** The access key that the emulator treats as expired. */
const EXPIRED = 'EXPIRED0000000000000';

/** The prefix of every secret access key, to search for leaks. */
export const SECRET = 'not-to-be-seen';

const KEYS = Object.entries({ operator: 'operator', expired: EXPIRED })
  .map(([name, key]) => `[${name}]\naws_access_key_id = ${key}\naws_secret_access_key = ${SECRET}-${name}\n`)
  .join('');

/**
 * Environment variables for AWS config files with profiles and the keys of `operator` and `expired`. Each call creates new
 * files, because the SDK caches their contents.
 */
export function awsFiles(config: string, endpoint: string): NodeJS.ProcessEnv {
  const folder = temporaryFolder();
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
  writeFileSync(files.AWS_CONFIG_FILE, config);
  writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, KEYS);
  return {
    ...files,
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
