/** A mistake of the user's: its message says what is wrong and what to do, and nobody needs its stack. */
export class UserError extends Error {}
