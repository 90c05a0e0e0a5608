import { Session } from './accounts';
import { Verdict } from './verdict';

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
