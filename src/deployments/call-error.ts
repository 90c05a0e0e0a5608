import { reasonOf } from '../aws-accounts/reason';
import { isDenied, isOfCredentials } from '../doctor/failure';
import { UserError } from '../user-error';

/** An account that cannot be used. */
export class AccountError extends UserError {
  constructor(
    readonly accountId: string,
    problem: string,
    fix: string,
  ) {
    super(`account ${accountId}: ${problem}; ${fix}`);
  }
}

/** A failed AWS call. */
export class CallError extends AccountError {
  /** AWS's name for the error. */
  readonly code: string;

  /** @param call - its IAM action, for example `ssm:GetParameters` */
  constructor(
    call: string,
    { accountId, caller }: { readonly accountId: string; readonly caller: string },
    readonly cause: unknown,
  ) {
    super(accountId, ...explain(call, caller, cause as Error));
    this.code = (cause as Error).name;
  }
}

/** The problem and its fix. */
function explain(call: string, caller: string, error: Error): [string, string] {
  if (isOfCredentials(error)) {
    return [`${call}: ${reasonOf(error)}`, 'sign in again, or choose a profile with --profile ENVIRONMENT=PROFILE'];
  }
  if (isDenied(error)) {
    return [
      `AWS denies ${call} to ${caller}`,
      'allow it, or choose another profile with --profile ENVIRONMENT=PROFILE',
    ];
  }
  // Only errors that AWS returned are shown: any other text can come from a credential process and contain secrets.
  if ('$fault' in error) return [`${call}: ${error.name}: ${error.message}`, `the caller is ${caller}`];
  return [`${call}: ${reasonOf(error)}`, 'check the network and AWS_ENDPOINT_URL'];
}

/** Replaces the error for something that does not exist with another answer. @param code - AWS's name for the error */
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
