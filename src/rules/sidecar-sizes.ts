import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/**
 * Sidecars that would take more than the whole task has, each alone or all together: Amazon ECS refuses such a task
 * definition, on Fargate and on container instances.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const sidecarSizes = settingsRule(['cpu', 'memory', 'sidecars'], ({ at, settings }): Problem[] => {
  const { sidecars = [] } = settings;
  return (['cpu', 'memory'] as const).flatMap((key): Problem[] => {
    const ofTask = settings[key] ?? DEFAULTS.ServiceSettings[key];
    const tooLarge = sidecars.flatMap(({ [key]: own = 0 }, index) => (own > ofTask ? [{ index, own }] : []));
    if (tooLarge.length > 0) {
      return tooLarge.map(({ index, own }) => ({
        path: at(['sidecars', index, key], [key]),
        message: `more ${key} than the task has, got ${own} of ${ofTask}`,
        fix: `lower it, or raise the ${key} of the service`,
      }));
    }
    const sum = sidecars.reduce((total, { [key]: own = 0 }) => total + own, 0);
    if (sum <= ofTask) return [];
    return [
      {
        path: at(['sidecars'], [key]),
        message: `together more ${key} than the task has, got ${sum} of ${ofTask}`,
        fix: `lower the ${key} of a sidecar, or raise that of the service`,
      },
    ];
  });
});
