import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { approvalsOf } from '../config/environment-approvals';
import { NotificationConfig, NotificationEvent } from '../config/notification-config';
import { Path, Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { isAddress } from './e-mail-address';
import { Rule, RuleInput } from './rule';

/** Notifications that tell nobody, or that go two ways. */
export const notificationRecipients = notificationRule(({ emails, topicArn }, path) => {
  if (emails === undefined && topicArn === undefined) {
    return [{ path, message: 'tells nobody', fix: 'set emails or topicArn' }];
  }
  if (emails === undefined || topicArn === undefined) return [];
  const fix = 'remove one of them, or make two notifications of it';
  return [{ path: [...path, 'topicArn'], message: 'does not go with emails', value: topicArn, fix }];
});

/** Addresses that Amazon SNS cannot write to. */
export const notificationAddresses = notificationRule(({ emails = [] }, path) =>
  emails.flatMap((address, index): Problem[] => {
    const fix = 'use one such as on-call@example.com';
    return isAddress(address)
      ? []
      : [{ path: [...path, 'emails', index], message: 'not an e-mail address', value: address, fix }];
  }),
);

/** Environments that there are not: nobody would be told of them. */
export const notifiedEnvironments = notificationRule((notification, path, { environments, isBroken }) => {
  // The name that is meant may be the one that is broken.
  if (environments.some((_, index) => isBroken(['environments', index, 'name']))) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  return (notification.environments ?? []).flatMap((name, index): Problem[] => {
    if (known.includes(name)) return [];
    const meant = suggest(name, known);
    const fix = meant ? `did you mean ${meant}?` : `the environments are ${enumerateNames(known)}`;
    return [{ path: [...path, 'environments', index], message: 'no such environment', value: name, fix }];
  });
});

/** Notifications of approvals of which there are none. */
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
        message: `${which} waits for an approval`,
        value: 'waiting',
        fix: 'remove it, or set approval of an environment',
      },
    ];
  },
);

/**
 * Topics that the rules cannot reach: of another account only through a role, which is not given to encrypted topics, and
 * of another Region not at all.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html
 */
export const notificationTopics = notificationRule(({ topicArn }, path, config) => {
  const { accountId, region = config.region } = config.pipeline;
  if (topicArn === undefined) return [];
  const partition = partitionOf(region ?? '').name;
  const example = `use one such as arn:${partition}:sns:${region ?? '{region}'}:${accountId ?? '{account}'}:on-call`;
  const at = { path: [...path, 'topicArn'], value: topicArn, fix: example };
  const arn = parseArn(topicArn);
  if (arn?.service !== 'sns' || !/^[\w-]+$/.test(arn.resource))
    return [{ ...at, message: 'not the ARN of an SNS topic' }];
  const isElsewhere =
    (accountId !== undefined && arn.accountId !== accountId) ||
    (region !== undefined && (arn.region !== region || arn.partition !== partition));
  return isElsewhere ? [{ ...at, message: 'not in the account and the Region of the pipelines' }] : [];
});

/** A rule about each notification. */
function notificationRule(find: (one: NotificationConfig, path: Path, config: RuleInput) => Problem[]): Rule {
  return (config) =>
    (config.pipeline.notifications ?? []).flatMap((one, index) =>
      find(one, ['pipeline', 'notifications', index], config),
    );
}
