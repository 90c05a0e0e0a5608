/**
 * The environment of a program that can reach only one AWS stand-in.
 *
 * @param account - the account of its access keys
 * @param port - the local port of the stand-in
 */
export function onlyAws(account: string, port: number): NodeJS.ProcessEnv {
  return {
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
  };
}
