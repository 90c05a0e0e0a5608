import { formatPath, Path, Problem } from '../config/problem';
import { Rule, settingsRule } from './rule';

/**
 * Environments, services, notifications, and approvals of one environment with the same name: they would share folders,
 * states, actions and resources.
 */
export const duplicateNames: Rule = ({ environments, pipeline, services }) => [
  ...duplicatesIn(environments, (index) => ['environments', index, 'name']),
  ...environments.flatMap(({ approval }, environment) =>
    Array.isArray(approval)
      ? duplicatesIn(approval, (at) => ['environments', environment, 'approval', at, 'name'])
      : [],
  ),
  ...duplicatesIn(pipeline.notifications ?? [], (index) => ['pipeline', 'notifications', index, 'name']),
  ...duplicatesIn(services, (index) => ['services', index, 'name']),
];

/**
 * Containers with the same name in one task.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const duplicateContainers = settingsRule(['containerName', 'sidecars'], ({ at, service, settings }) => {
  const { containerName = service.name, sidecars = [] } = settings;
  const problems = duplicatesIn(sidecars, (index) => at(['sidecars', index, 'name']));
  const clashes = sidecars.flatMap(({ name }, index): Problem[] => {
    const fix = "use a name other than that of the service's own container";
    return name === containerName
      ? [{ path: at(['sidecars', index, 'name'], ['containerName']), message: 'duplicate name', value: name, fix }]
      : [];
  });
  return [...problems, ...clashes];
});

/**
 * Volumes with the same name in one task.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
 */
export const duplicateVolumes = settingsRule(['volumes'], ({ at, settings }) =>
  duplicatesIn(settings.volumes ?? [], (index) => at(['volumes', index, 'name'])),
);

/**
 * Metrics with the same name, which would share a scaling policy.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
 */
export const duplicateScalingMetrics = settingsRule(['autoscaling'], ({ at, settings }) =>
  duplicatesIn(settings.autoscaling?.metrics ?? [], (index) => at(['autoscaling', 'metrics', index, 'name'])),
);

/**
 * Scaling schedules with the same name in one service.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
 */
export const duplicateScalingSchedules = settingsRule(['autoscaling'], ({ at, settings }) =>
  duplicatesIn(settings.autoscaling?.schedules ?? [], (index) => at(['autoscaling', 'schedules', index, 'name'])),
);

function duplicatesIn(items: readonly { readonly name?: string }[], pathOf: (index: number) => Path): Problem[] {
  const firsts = new Map<string, number>();
  return items.flatMap(({ name }, index) => {
    if (name === undefined) return [];
    const first = firsts.get(name) ?? index;
    firsts.set(name, first);
    if (first === index) return [];
    const fix = `use a name other than that of ${formatPath(pathOf(first).slice(0, -1))}`;
    return [{ path: pathOf(index), message: 'duplicate name', value: name, fix }];
  });
}
