import { DEFAULTS } from './defaults.generated';
import { AutoscalingConfig, ScalingScheduleConfig } from './scaling-settings';

/** Between which numbers of tasks scaling may choose. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * The bounds of a service, or those that one of its schedules sets: what a schedule leaves out is the service's.
 *
 * @param schedule - without one: those that hold before any schedule
 */
export function boundsOf(
  { max, min = DEFAULTS.AutoscalingConfig.min }: AutoscalingConfig,
  schedule: Pick<ScalingScheduleConfig, 'max' | 'min'> = {},
): Bounds {
  return { min: schedule.min ?? min, max: schedule.max ?? max ?? min };
}

/** All bounds that a service can have, those before any schedule first. */
export function allBoundsOf(autoscaling: AutoscalingConfig = {}): [Bounds, ...Bounds[]] {
  const { schedules = [] } = autoscaling;
  return [boundsOf(autoscaling), ...schedules.map((schedule) => boundsOf(autoscaling, schedule))];
}

/** The smallest number of tasks that a service can have. */
export function fewestTasks(autoscaling?: AutoscalingConfig): number {
  return Math.min(...allBoundsOf(autoscaling).map(({ min }) => min));
}
