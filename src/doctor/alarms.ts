import { EnvironmentModel } from '../model/model';
import { enumerate } from '../text/messages';
import { CloudWatchClient, DescribeAlarmsCommand } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { OK, problem, Verdict } from './verdict';

/** The CloudWatch alarms that roll back a deployment. */
export function alarms(environment: EnvironmentModel): Check[] {
  return namedBy(environment.services, ({ settings }) => settings.deployment.alarmNames).map(({ name, services }) =>
    environmentCheck(
      environment,
      `CloudWatch alarm ${name} of ${enumerate(services.map((service) => service.name))}`,
      (settings) => hasAlarm(settings, name),
    ),
  );
}

async function hasAlarm(settings: ClientSettings, name: string): Promise<Verdict> {
  const { CompositeAlarms: composite = [], MetricAlarms: metric = [] } = await new CloudWatchClient(settings).send(
    new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: ['CompositeAlarm', 'MetricAlarm'] }),
  );
  if (composite.length + metric.length > 0) return OK;
  return problem('not found', 'create it, or remove it from deployment.alarmNames');
}
