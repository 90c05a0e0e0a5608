import { reasonOf } from '../aws-accounts/reason';
import { isDenied, isOfCredentials } from '../doctor/failure';
import { UserError } from '../user-error';

/** An account that cannot be asked. */
export class AccountError extends UserError {
  constructor(
    readonly accountId: string,
    problem: string,
    fix: string,
  ) {
    super(`account ${accountId}: ${problem}; ${fix}`);
  }
}

/** A call that AWS did not answer as it should. */
export class CallError extends AccountError {
  /** AWS's name of the error. */
  readonly code: string;

  /** @param call - as IAM names it, for example `ssm:GetParameters` */
  constructor(
    call: string,
    { accountId, caller }: { readonly accountId: string; readonly caller: string },
    readonly cause: unknown,
  ) {
    super(accountId, ...explain(call, caller, cause as Error));
    this.code = (cause as Error).name;
  }
}

/** What is wrong, and what to do. */
function explain(call: string, caller: string, error: Error): [string, string] {
  if (isOfCredentials(error)) {
    return [`${call}: ${reasonOf(error)}`, 'sign in again, or name a profile with --profile ENVIRONMENT=PROFILE'];
  }
  if (isDenied(error)) {
    return [`AWS denies ${call} to ${caller}`, 'allow it, or name another profile with --profile ENVIRONMENT=PROFILE'];
  }
  // What AWS says of a request; any other text may be that of a credential process.
  if ('$fault' in error) return [`${call}: ${error.name}: ${error.message}`, `the caller is ${caller}`];
  return [`${call}: ${reasonOf(error)}`, 'check the network and AWS_ENDPOINT_URL'];
}

/** Another answer where AWS says that something is not there. @param code - AWS's name of the error */
export async function unless<Answer, Other>(
  code: string,
  answer: Promise<Answer>,
  other: Other,
): Promise<Answer | Other> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CallError && error.code === code) return other;
    throw error;
  }
}
