import { Session } from './accounts';
import { Verdict } from './verdict';

/** A condition that must hold before the first apply. */
export interface Check {
  /** The roots that need it, such as `dev` or `pipeline`. */
  readonly where: string;
  readonly subject: string;
  /** The account in which it is checked. */
  readonly accountId: string;
  readonly region: string;
  /** Throws if AWS refuses a call. */
  run(session: Session): Promise<Verdict>;
}
