/** In milliseconds. Short, because the user is waiting and an unreachable AWS should be reported soon. */
const TIMEOUT = 5_000;

/** Without the SDK's warning about a profile and credentials in the environment: the profile was chosen on purpose. */
const SILENT = { debug() {}, error() {}, info() {}, trace() {}, warn() {} };

/** For every client: short timeouts, and one retry in case a connection is reset. */
export const CLIENT_SETTINGS = {
  logger: SILENT,
  maxAttempts: 2,
  requestHandler: { connectionTimeout: TIMEOUT, requestTimeout: TIMEOUT, throwOnRequestTimeout: true },
};
