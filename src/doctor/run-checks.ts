import { Accounts } from './accounts';
import { Check } from './check';
import { failure } from './failure';
import { Verdict } from './verdict';

/** A check and its result. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
}

/** In milliseconds. Covers a whole check with a credential process, a sign-in and a retry. */
const DEADLINE = 15_000;

/**
 * Runs all checks concurrently. A failed check does not affect the others.
 *
 * @param onProgress - receives how many have ended
 */
export async function runChecks(
  checks: readonly Check[],
  accounts: Accounts,
  onProgress: (ended: number) => void,
): Promise<CheckResult[]> {
  let ended = 0;
  return Promise.all(
    checks.map(async (check, index) => {
      const isFirstOfAccount = checks.findIndex(({ accountId }) => accountId === check.accountId) === index;
      const verdict = await Promise.race([runCheck(check, accounts, isFirstOfAccount), deadline()]).catch(failure);
      ended += 1;
      onProgress(ended);
      return { check, verdict };
    }),
  );
}

/** Reports only once that an account cannot be opened. */
async function runCheck(check: Check, accounts: Accounts, isFirstOfAccount: boolean): Promise<Verdict> {
  const opened = await accounts.open(check.accountId);
  if ('session' in opened) return check.run(opened.session);
  if (isFirstOfAccount) return opened.verdict;
  return { status: 'not checked', reason: `no credentials for account ${check.accountId}` };
}

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('', 'TimeoutError')), DEADLINE).unref();
  });
}
