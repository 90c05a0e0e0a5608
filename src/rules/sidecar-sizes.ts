import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { Rule, settingsRule } from './rule';

/** Sidecars that reserve more CPU than their task has. */
export const sidecarCpu = sidecarSize('cpu');

/** Sidecars that can use more memory than their task has. */
export const sidecarMemory = sidecarSize('memory');

/**
 * Sidecars that would use more than the whole task has, individually or in total. Amazon ECS rejects such a task
 * definition, both on Fargate and on container instances.
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
          message: `sidecars use more ${key} in total than the task has, got ${sum} of ${ofTask}`,
          fix: `lower the ${key} of a sidecar, or raise that of the service`,
        },
      ];
    }
    return tooLarge.map(({ index, own }) => ({
      path: at(['sidecars', index, key], [key]),
      message: `a sidecar uses more ${key} than the task has, got ${own} of ${ofTask}`,
      fix: `lower the ${key} of the sidecar, or raise that of the service`,
    }));
  });
}
