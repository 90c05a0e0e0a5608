import { ConfigParts } from '../config/config-parts';
import { DerivedName, longestOf, Origin, scopeOf } from './derived-name';
import { notificationAlias, notificationNames } from './names';

/** The names of the resources of the notifications. */
export function notificationDerivedNames({ pipeline, region }: ConfigParts, root: Origin): DerivedName[] {
  const { accountId, notifications = [] } = pipeline;
  const scope = scopeOf(accountId, { name: pipeline.region ?? region });
  const key: DerivedName = {
    resource: 'KMS alias',
    name: `alias/${notificationAlias({ name: root.value })}`,
    of: 'the notifications',
    scope,
    ...root,
    own: root,
  };
  // A duplicate name is reported by itself.
  const names = new Map(notifications.map(({ name }, index) => [name, index]));
  return [
    ...(notifications.length > 0 ? [key] : []),
    ...[...names].flatMap(([name, index]): DerivedName[] => {
      const own = { path: ['pipeline', 'notifications', index, 'name'], value: name };
      const common = { of: `the notification ${name}`, scope, ...longestOf(own, root), own };
      const { rules, topic } = notificationNames({ name: root.value }, name);
      return [
        { resource: 'SNS topic', name: topic, ...common },
        ...Object.values(rules).map((rule): DerivedName => ({ resource: 'EventBridge rule', name: rule, ...common })),
      ];
    }),
  ];
}
