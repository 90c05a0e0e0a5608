import { UserError } from '../user-error';

/** Characters that the deployment history keeps. */
const LONGEST = 500;

/** Checks the value of `--reason`. @throws UserError - if it is empty, or AWS would reject it */
export function checkReason(text: string): string {
  const reason = text.trim();
  // A hyphen is the value of an unset pipeline variable, so the pipelines treat it as no reason.
  if (reason === '' || reason === '-') throw new UserError('--reason: must not be empty or "-"; explain why');
  if (/\p{Cc}/u.test(reason))
    throw new UserError('--reason: contains a line break or another control character; write one line');
  if (reason.length > LONGEST) {
    throw new UserError(`--reason: too long, got ${reason.length} characters; use ${LONGEST} or fewer`);
  }
  return reason;
}
