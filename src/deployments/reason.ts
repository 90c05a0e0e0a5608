import { UserError } from '../user-error';

/** Characters: what the ledger keeps of it. */
const LONGEST = 500;

/** A reason as `--reason` gives it. @throws UserError - where it is none, or AWS would not take it */
export function checkReason(text: string): string {
  const reason = text.trim();
  // The pipelines take a hyphen, which is what a variable without a value says, for no reason.
  if (reason === '' || reason === '-') throw new UserError('--reason: says nothing; write why');
  if (/\p{Cc}/u.test(reason))
    throw new UserError('--reason: has a line break or another control character; write one line');
  if (reason.length > LONGEST) {
    throw new UserError(`--reason: too long, got ${reason.length} characters; at most ${LONGEST} are allowed`);
  }
  return reason;
}
