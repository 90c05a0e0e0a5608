import { Model } from '../model/model';
import { enumerate } from '../text/messages';

/** What each event is called where somebody reads it. */
const EVENTS = {
  waiting: 'an approval is waited for',
  failed: 'a stage failed',
  rolledBack: 'a direct deployment or a rollback went through',
  onHold: 'a hold began or ended',
} as const;

/** A row of the table of who is told of what. */
interface ToldRow {
  readonly who: string;
  readonly of: string;
  readonly where: string;
}

/** Who is told of what, for the runbook. */
export function toldRows({ environments, notifications }: Model): ToldRow[] {
  const ofApprovals = environments.flatMap(({ approvals, name }) =>
    approvals
      .filter(({ notify }) => notify.length > 0)
      .map((approval): ToldRow => {
        const what = approval.name === null ? EVENTS.waiting : `the approval ${approval.name} is waited for`;
        return { who: enumerate(approval.notify), of: what, where: name };
      }),
  );
  const ofAll = notifications.map(
    (one): ToldRow => ({
      who: one.topicArn === null ? enumerate(one.emails) : `the topic \`${one.topicArn}\``,
      of: enumerate(one.events.map((event) => EVENTS[event])),
      where: one.environments.length === 0 ? 'all' : enumerate(one.environments),
    }),
  );
  return [...ofApprovals, ...ofAll];
}
