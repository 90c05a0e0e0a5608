import { ApprovalModel, Model, NotificationModel } from '../model/model';
import { Expression, HclValue } from './hcl';
import { notifiedEventTexts } from './notification-events';

export function hasNotifications(model: Model): boolean {
  return model.notifications.length > 0 || toldApprovals(model).length > 0;
}

/** Whether CodePipeline publishes a message when an approval is pending. */
export function isTold(model: Model, key: string): boolean {
  return toldApprovals(model).some(({ approval }) => approval.key === key);
}

/** Whether CodePipeline does so for any approval of an environment. */
export function isAnyTold(model: Model, environment: string): boolean {
  const [found] = model.environments.filter(({ name }) => name === environment);
  return (found?.approvals ?? []).some(({ key }) => isTold(model, key));
}

/** The context of the template `pipeline/notifications.tf`. */
export function notificationsContext(model: Model): object {
  const { name, notificationAlias, partition, pipelineAccount, pipelineRolePath } = model;
  const { accountId, region } = pipelineAccount;
  const approvals = toldApprovals(model);
  const rules = model.notifications.flatMap((notification) => rulesOf(model, notification));
  const topics = model.notifications.filter((one) => one.emails.length > 0 && one.rules.length > 0);
  return {
    name,
    alias: `alias/${notificationAlias}`,
    account: `arn:${partition.name}:iam::${accountId}:root`,
    pipelineRoles: `arn:${partition.name}:iam::${accountId}:role${pipelineRolePath}*-pipeline`,
    sns: `sns.${region}.${partition.dnsSuffix}`,
    approvalTopics: Object.fromEntries(approvals.map(({ approval }) => [approval.key, approval.topic])),
    hasApprovalTopics: approvals.length > 0,
    approvalSubscriptions: subscriptions(approvals.map(({ addresses, approval }) => [approval.key, addresses])),
    topics: Object.fromEntries(topics.map((one) => [one.name, one.topic])),
    ofTopics: {
      test: 'StringEquals',
      variable: 'kms:EncryptionContext:aws:sns:topicArn',
      values: topics.map(({ topic }) => `arn:${partition.name}:sns:${region}:${accountId}:${topic}`),
    },
    hasTopics: topics.length > 0,
    subscriptions: subscriptions(topics.map((one) => [one.name, one.emails])),
    hasOwnTopics: approvals.length + topics.length > 0,
    rules: Object.fromEntries(rules),
    hasRules: rules.length > 0,
  };
}

/** An approval with recipients of its notification. */
interface ToldApproval {
  readonly approval: ApprovalModel;
  readonly addresses: readonly string[];
}

function toldApprovals({ environments, notifications }: Model): ToldApproval[] {
  return environments.flatMap(({ approvals, name }) => {
    const ofAll = notifications
      .filter((one) => one.events.some((event) => event === 'waiting') && isFor(one, name))
      .flatMap(({ emails }) => emails);
    return approvals
      .map((approval) => ({ approval, addresses: [...new Set([...approval.notify, ...ofAll])] }))
      .filter(({ addresses }) => addresses.length > 0);
  });
}

function isFor({ environments }: NotificationModel, environment: string): boolean {
  return environments.length === 0 || environments.includes(environment);
}

function rulesOf(model: Model, notification: NotificationModel): [string, HclValue][] {
  const texts = notifiedEventTexts(model, notification);
  const topic = notification.topicArn ?? new Expression(`aws_sns_topic.notification["${notification.name}"].arn`);
  return notification.rules.map(({ event, name }) => [name, { topic_arn: topic, ...texts[event] }]);
}

/** With keys that do not depend on the other subscriptions. */
function subscriptions(addressesOf: readonly (readonly [string, readonly string[]])[]): HclValue {
  return Object.fromEntries(
    addressesOf.flatMap(([topic, addresses]) =>
      addresses.map((address) => [`${topic}/${address}`, { topic, address }]),
    ),
  );
}
