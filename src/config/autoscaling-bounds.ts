import { DEFAULTS } from './defaults.generated';
import { AutoscalingConfig, ScalingScheduleConfig } from './scaling-settings';

/** The minimum and maximum number of tasks. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * The bounds of a service, or those set by one of its schedules. A bound that the schedule does not set is the
 * service's.
 *
 * @param schedule - without one, the bounds that apply before any schedule
 */
export function boundsOf(
  { max, min = DEFAULTS.AutoscalingConfig.min }: AutoscalingConfig,
  schedule: Pick<ScalingScheduleConfig, 'max' | 'min'> = {},
): Bounds {
  return { min: schedule.min ?? min, max: schedule.max ?? max ?? min };
}

/** All bounds that a service can have, starting with those that apply before any schedule. */
export function allBoundsOf(autoscaling: AutoscalingConfig = {}): [Bounds, ...Bounds[]] {
  const { schedules = [] } = autoscaling;
  return [boundsOf(autoscaling), ...schedules.map((schedule) => boundsOf(autoscaling, schedule))];
}

/** The smallest number of tasks that a service can have. */
export function fewestTasks(autoscaling?: AutoscalingConfig): number {
  return Math.min(...allBoundsOf(autoscaling).map(({ min }) => min));
}
