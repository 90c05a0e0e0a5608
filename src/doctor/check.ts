import { Session } from './accounts';

/** One thing that has to be there, or must not be, before the first apply. */
export interface Check {
  /** The roots that need it, such as `dev` or `pipeline`. */
  readonly where: string;
  readonly subject: string;
  /** The account that is asked. */
  readonly accountId: string;
  readonly region: string;
  /** Throws where AWS refuses to answer. */
  run(session: Session): Promise<Verdict>;
}

/** What a check has found. */
export type Verdict =
  | { readonly status: 'ok' }
  | { readonly status: 'problem'; readonly problem: string; readonly fix: string }
  | { readonly status: 'not checked'; readonly reason: string };

export const OK: Verdict = { status: 'ok' };

export function problem(text: string, fix: string): Verdict {
  return { status: 'problem', problem: text, fix };
}
