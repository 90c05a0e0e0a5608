import { Model } from '../model/model';
import { enumerate } from '../text/messages';

const EVENTS = {
  waiting: 'an approval is pending',
  failed: 'a stage fails',
  rolledBack: 'a direct deployment or a rollback succeeds',
  onHold: 'a hold starts or ends',
} as const;

/** A row of the notifications table. */
interface ToldRow {
  readonly who: string;
  readonly of: string;
  readonly where: string;
}

/** The notifications table of the runbook. */
export function toldRows({ environments, notifications }: Model): ToldRow[] {
  const ofApprovals = environments.flatMap(({ approvals, name }) =>
    approvals
      .filter(({ notify }) => notify.length > 0)
      .map((approval): ToldRow => {
        const what = approval.name === null ? EVENTS.waiting : `the approval ${approval.name} is pending`;
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
