/** Milliseconds: who waits for a check would rather know that AWS is not there. */
const TIMEOUT = 5_000;

/** The SDK warns of credentials in the environment beside a profile, which whoever names one knows. */
const SILENT = { debug() {}, error() {}, info() {}, trace() {}, warn() {} };

/** For every client: an answer soon, or none; one retry for a connection that was reset. */
export const CLIENT_SETTINGS = {
  logger: SILENT,
  maxAttempts: 2,
  requestHandler: { connectionTimeout: TIMEOUT, requestTimeout: TIMEOUT, throwOnRequestTimeout: true },
};
