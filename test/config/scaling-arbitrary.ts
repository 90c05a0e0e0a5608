import fc from 'fast-check';
import { AutoscalingConfig, MetricStatistic, ScheduleSettings, ServiceSettings } from '../../src/config';
import { hostileText, partial, resourceName } from './arbitrary-values';

const expression = fc.constantFrom('cron(0 4 * * ? *)', 'rate(5 minutes)', 'at(2027-01-31T08:00:00)');
const timezone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York');
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const text = hostileText.filter((value) => value.length > 0);

const metric = fc.record(
  {
    name,
    namespace: text,
    metricName: text,
    dimensions: fc.dictionary(resourceName, resourceName, { maxKeys: 2 }),
    statistic: fc.constantFrom(...Object.values(MetricStatistic)),
    unit: fc.constantFrom('Count', 'Seconds'),
    target: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
    perTask: fc.boolean(),
    disableScaleIn: fc.boolean(),
  },
  { requiredKeys: ['name', 'namespace', 'metricName', 'target'] },
);

const bounds = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 5 })).map(([min, more]) => ({ min, max: min + more }));

const schedule = fc
  .tuple(
    bounds,
    fc.record({ name, schedule: expression }),
    partial({ timezone, start: fc.constant('2027-01-01T00:00:00Z'), end: fc.constant('2027-02-01T00:00:00Z') }),
  )
  .map(([own, named, others]) => ({ ...own, ...named, ...others }));

/** Always with a range of tasks, so that any override is valid. */
export const autoscaling: fc.Arbitrary<AutoscalingConfig> = fc
  .tuple(
    bounds,
    partial<AutoscalingConfig>({
      targetCpu: fc.nat(100),
      targetMemory: fc.integer({ min: 1, max: 100 }),
      metrics: fc.uniqueArray(metric, { maxLength: 2, selector: (one) => one.name }),
      scaleInCooldown: fc.nat(600),
      scaleOutCooldown: fc.nat(600),
      schedules: fc.uniqueArray(schedule, { maxLength: 2, selector: (one) => one.name }),
    }),
  )
  .map(([first, others]) => ({ ...first, ...others }));

const timing: fc.Arbitrary<ScheduleSettings> = fc.record(
  {
    schedule: fc.constantFrom('cron(0 4 * * ? *)', 'rate(5 minutes)'),
    scheduleOptions: partial({
      timezone,
      flexibleWindowMinutes: fc.nat(1440),
      maximumRetryAttempts: fc.nat(185),
      maximumEventAgeSeconds: fc.integer({ min: 60, max: 86_400 }),
      taskCount: fc.integer({ min: 1, max: 10 }),
      enabled: fc.boolean(),
    }),
  },
  { requiredKeys: ['schedule'] },
);

/** A scheduled task instead of a service: its settings, or an environment's overrides of them. */
export function scheduled(settings: ServiceSettings): fc.Arbitrary<ServiceSettings> {
  const {
    alarm,
    autoscaling: _,
    deployment,
    extraLoadBalancers,
    healthCheckGracePeriod,
    loadBalancer,
    serviceConnect,
    serviceDiscovery,
    serviceName,
    targetGroupArn,
    ...others
  } = settings;
  const { service, ...properties } = others.cloudFormationProperties ?? {};
  return timing.map((when) => ({ ...others, cloudFormationProperties: properties, ...when }));
}
