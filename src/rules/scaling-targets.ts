import { allBoundsOf } from '../config/autoscaling-bounds';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** Settings that have no effect where the number of tasks is fixed. */
const NEEDS_A_RANGE = ['targetMemory', 'targetRequests', 'metrics', 'scaleInCooldown', 'scaleOutCooldown'] as const;

/** Scaling targets of a fixed number of tasks. */
export const scalingRange = settingsRule(['autoscaling'], ({ at, settings: { autoscaling = {} } }): Problem[] => {
  if (allBoundsOf(autoscaling).some(({ max, min }) => max > min)) return [];
  return NEEDS_A_RANGE.filter((key) => autoscaling[key] !== undefined).map((key) => ({
    path: at(['autoscaling', key]),
    message: 'has no effect because the number of tasks is fixed',
    fix: 'set max above min, or remove it',
  }));
});

/**
 * Dimensions that a metric cannot have.
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
              fix: `${textFix(255)}, and no leading colon`,
            },
          ]),
      ...(isText(value, 1024)
        ? []
        : [{ path: [...path, name], message: 'not a valid dimension value', value, fix: textFix(1024) }]),
    ]);
  }),
);

const MAX_DIMENSIONS = 30;

function textFix(maximum: number): string {
  return `use 1 to ${maximum} ASCII characters, not only spaces`;
}

function isText(text: string, maximum: number): boolean {
  return text.length <= maximum && /^[\x20-\x7e]+$/.test(text) && text.trim() !== '';
}

/**
 * Requests are counted for a load balancer and its target group, and the load balancer of `targetGroupArn` is unknown.
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
      message: 'requires an Application Load Balancer, whose requests it counts',
      value: autoscaling.targetRequests,
      fix: 'set loadBalancer with listenerArn or with the listener of inputs.tf, or remove it',
    },
  ];
});
