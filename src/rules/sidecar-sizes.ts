import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { Rule, settingsRule } from './rule';

/** Sidecars that reserve more CPU than their task has. */
export const sidecarCpu = sidecarSize('cpu');

/** Sidecars that may use more memory than their task has. */
export const sidecarMemory = sidecarSize('memory');

/**
 * Sidecars that would take more than the whole task has, each alone or all together: Amazon ECS refuses such a task
 * definition, on Fargate and on container instances.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
function sidecarSize(key: 'cpu' | 'memory'): Rule {
  return settingsRule([key, 'sidecars'], ({ at, settings }): Problem[] => {
    const { [key]: ofTask = DEFAULTS.ServiceSettings[key], sidecars = [] } = settings;
    const tooLarge = sidecars.flatMap(({ [key]: own = 0 }, index) => (own > ofTask ? [{ index, own }] : []));
    const sum = sidecars.reduce((total, { [key]: own = 0 }) => total + own, 0);
    if (tooLarge.length === 0 && sum > ofTask) {
      return [
        {
          path: at(['sidecars'], [key]),
          message: `together more ${key} than the task has, got ${sum} of ${ofTask}`,
          fix: `lower the ${key} of a sidecar, or raise that of the service`,
        },
      ];
    }
    return tooLarge.map(({ index, own }) => ({
      path: at(['sidecars', index, key], [key]),
      message: `more ${key} than the task has, got ${own} of ${ofTask}`,
      fix: `lower it, or raise the ${key} of the service`,
    }));
  });
}
