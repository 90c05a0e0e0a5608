import { allBoundsOf } from '../config/autoscaling-bounds';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** Without effect where the number of tasks is fixed. */
const NEEDS_A_RANGE = ['targetMemory', 'targetRequests', 'metrics', 'scaleInCooldown', 'scaleOutCooldown'] as const;

/** What is to be kept at a target, where there is no number of tasks to choose. */
export const scalingRange = settingsRule(['autoscaling'], ({ at, settings: { autoscaling = {} } }): Problem[] => {
  if (allBoundsOf(autoscaling).some(({ max, min }) => max > min)) return [];
  return NEEDS_A_RANGE.filter((key) => autoscaling[key] !== undefined).map((key) => ({
    path: at(['autoscaling', key]),
    message: 'without effect, as the number of tasks is always the same',
    fix: 'make max larger than min, or remove it',
  }));
});

/**
 * Dimensions that no metric can have.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
 */
export const metricDimensions = settingsRule(['autoscaling'], ({ at, settings: { autoscaling = {} } }): Problem[] =>
  (autoscaling.metrics ?? []).flatMap(({ dimensions = {} }, index) => {
    const path = at(['autoscaling', 'metrics', index, 'dimensions']);
    const count = Object.keys(dimensions).length;
    if (count > MAX_DIMENSIONS)
      return [{ path, message: `too many dimensions, got ${count}`, fix: `use at most ${MAX_DIMENSIONS}` }];
    return Object.entries(dimensions).flatMap(([name, value]): Problem[] => [
      ...(isText(name, 255) && !name.startsWith(':')
        ? []
        : [
            {
              path,
              message: 'not a valid dimension name',
              value: name,
              fix: `${TEXT} 255, the first of which is no colon`,
            },
          ]),
      ...(isText(value, 1024)
        ? []
        : [{ path: [...path, name], message: 'not a valid dimension value', value, fix: `${TEXT} 1024` }]),
    ]);
  }),
);

const MAX_DIMENSIONS = 30;
const TEXT = 'use ASCII characters, of which at least one is no space, and at most';

function isText(text: string, maximum: number): boolean {
  return text.length <= maximum && /^[\x20-\x7e]+$/.test(text) && text.trim() !== '';
}

/**
 * Requests are counted where a load balancer sends them to a target group, and of `targetGroupArn` the load balancer is
 * not known.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
 */
export const requestTargets = settingsRule(['autoscaling', 'loadBalancer'], ({ at, settings }): Problem[] => {
  const { autoscaling, loadBalancer } = settings;
  const isCounted = loadBalancer !== undefined && loadBalancer.loadBalancerArn === undefined;
  if (autoscaling?.targetRequests === undefined || isCounted) return [];
  return [
    {
      path: at(['autoscaling', 'targetRequests']),
      message: 'without an Application Load Balancer, whose requests it counts',
      value: autoscaling.targetRequests,
      fix: 'set loadBalancer with a listenerArn or that of inputs.tf, or remove it',
    },
  ];
});
