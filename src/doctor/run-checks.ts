import { Accounts } from './accounts';
import { Check } from './check';
import { failure } from './failure';
import { Verdict } from './verdict';

/** A check, and what it has found. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
}

/** Milliseconds for all that a check does, with a credential process, a sign-in and a retry. */
const DEADLINE = 15_000;

/**
 * Runs all checks at once. None of them hides another one, whatever happens to it.
 *
 * @param onProgress - is told how many have ended
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

/** That an account cannot be entered is said once. */
async function runCheck(check: Check, accounts: Accounts, isFirstOfAccount: boolean): Promise<Verdict> {
  const opened = await accounts.open(check.accountId);
  if ('session' in opened) return check.run(opened.session);
  if (isFirstOfAccount) return opened.verdict;
  return { status: 'not checked', reason: `there are no credentials for the account ${check.accountId}` };
}

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('', 'TimeoutError')), DEADLINE).unref();
  });
}
