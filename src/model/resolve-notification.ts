import { EcsPipelineConfig, NotificationConfig } from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { notificationNames } from '../naming/names';
import { NotificationModel, NotifiedEvent } from './model';
import { NotificationSettingsModel } from './resolved';

/** The model of a notification. */
export function resolveNotification(config: EcsPipelineConfig, notification: NotificationConfig): NotificationModel {
  const settings: NotificationSettingsModel = { ...DEFAULTS.NotificationConfig, ...notification };
  const { rules, topic } = notificationNames(config, notification.name);
  return { ...settings, topic, rules: notifiedEvents(settings).map((event) => ({ event, name: rules[event] })) };
}

/** The events that EventBridge sends. CodePipeline itself sends emails about approvals, with all details. */
function notifiedEvents({ events, topicArn }: NotificationSettingsModel): NotifiedEvent[] {
  return events.flatMap((event): NotifiedEvent[] => {
    if (event === 'waiting') return topicArn === null ? [] : ['waiting'];
    return event === 'onHold' ? ['onHold', 'released'] : [event];
  });
}
