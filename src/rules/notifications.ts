import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { approvalsOf } from '../config/environment-approvals';
import { NotificationConfig, NotificationEvent } from '../config/notification-config';
import { Path, Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { isAddress } from './e-mail-address';
import { Rule, RuleInput } from './rule';

/** Notifications without recipients, or with both kinds of them. */
export const notificationRecipients = notificationRule(({ emails, topicArn }, path) => {
  if (emails === undefined && topicArn === undefined) {
    return [{ path, message: 'requires emails or topicArn', fix: 'set one of the two' }];
  }
  if (emails === undefined || topicArn === undefined) return [];
  const fix = 'remove one of the two, or split the notification';
  return [{ path: [...path, 'topicArn'], message: 'cannot be combined with emails', value: topicArn, fix }];
});

/** Addresses that Amazon SNS cannot send email to. */
export const notificationAddresses = notificationRule(({ emails = [] }, path) =>
  emails.flatMap((address, index): Problem[] => {
    const fix = 'use an address such as on-call@example.com';
    return isAddress(address)
      ? []
      : [{ path: [...path, 'emails', index], message: 'not an email address', value: address, fix }];
  }),
);

/** Unknown environments, for which no notification would ever be sent. */
export const notifiedEnvironments = notificationRule((notification, path, { environments, isBroken }) => {
  // A broken name can be the one that the notification refers to.
  if (environments.some((_, index) => isBroken(['environments', index, 'name']))) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  return (notification.environments ?? []).flatMap((name, index): Problem[] => {
    if (known.includes(name)) return [];
    const meant = suggest(name, known);
    const fix = meant ? `did you mean ${meant}?` : `use ${enumerateNames(known, 'or')}`;
    return [{ path: [...path, 'environments', index], message: 'unknown environment', value: name, fix }];
  });
});

/** Notifications about approvals where no environment has one. */
export const notifiedApprovals = notificationRule(
  ({ environments: only, events }, path, { environments, isBroken }) => {
    const index = events.indexOf(NotificationEvent.WAITING);
    if (index === -1 || isBroken(['environments'])) return [];
    const meant = environments.filter(({ name }) => only === undefined || (name !== undefined && only.includes(name)));
    if (meant.length === 0 || meant.some((environment) => approvalsOf(environment).length > 0)) return [];
    const which = only === undefined ? 'no environment' : 'none of its environments';
    return [
      {
        path: [...path, 'events', index],
        message: `${which} has an approval`,
        value: 'waiting',
        fix: 'remove it, or set approval for an environment',
      },
    ];
  },
);

/**
 * Topics that the EventBridge rules cannot reach. A topic in another account requires a role, which does not work with
 * encrypted topics; a topic in another Region cannot be reached at all.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html
 */
export const notificationTopics = notificationRule(({ topicArn }, path, config) => {
  const { accountId, region = config.region } = config.pipeline;
  if (topicArn === undefined) return [];
  const partition = partitionOf(region ?? '').name;
  const example = `use an ARN such as arn:${partition}:sns:${region ?? '{region}'}:${accountId ?? '{account}'}:on-call`;
  const at = { path: [...path, 'topicArn'], value: topicArn, fix: example };
  const arn = parseArn(topicArn);
  if (arn?.service !== 'sns' || !/^[\w-]+$/.test(arn.resource))
    return [{ ...at, message: 'not the ARN of an SNS topic' }];
  const isElsewhere =
    (accountId !== undefined && arn.accountId !== accountId) ||
    (region !== undefined && (arn.region !== region || arn.partition !== partition));
  return isElsewhere ? [{ ...at, message: 'not in the account and Region of the pipelines' }] : [];
});

/** A rule that checks each notification. */
function notificationRule(find: (one: NotificationConfig, path: Path, config: RuleInput) => Problem[]): Rule {
  return (config) =>
    (config.pipeline.notifications ?? []).flatMap((one, index) =>
      find(one, ['pipeline', 'notifications', index], config),
    );
}
