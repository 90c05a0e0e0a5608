import { DEFAULTS } from '../config/defaults.generated';
import { ServiceSettingsModel } from './resolved';

/** When tasks start, such as `cron(0 4 * * ? *) in Europe/Berlin`. Null for a service, whose tasks run all the time. */
export function describeSchedule({
  schedule,
  scheduleOptions: { enabled, timezone },
}: Pick<ServiceSettingsModel, 'schedule' | 'scheduleOptions'>): string | null {
  if (schedule === null) return null;
  const zone = timezone === DEFAULTS.ScheduleOptionsConfig.timezone ? '' : ` in ${timezone}`;
  return `${schedule}${zone}${enabled ? '' : ', disabled'}`;
}
