import { CAPACITY_SETTINGS, isFargate } from '../config/capacity';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

const TO_EC2 = 'or use container instances (launchType: EC2, or your own capacity provider)';

/** Settings that only container instances support. Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
export const fargateLimits = settingsRule(
  ['gpu', 'bindMounts', 'volumes', 'networkMode', ...CAPACITY_SETTINGS],
  ({ at, settings }): Problem[] => {
    if (!isFargate(settings)) return [];
    const { bindMounts = [], gpu, networkMode = DEFAULTS.ServiceSettings.networkMode, volumes = [] } = settings;
    const message = 'not supported on Fargate';
    return [
      ...(gpu === undefined ? [] : [{ path: at(['gpu']), message, value: gpu, fix: `remove it, ${TO_EC2}` }]),
      ...(bindMounts.length === 0
        ? []
        : [{ path: at(['bindMounts']), message, value: bindMounts, fix: `remove it, ${TO_EC2}` }]),
      ...(networkMode === 'awsvpc'
        ? []
        : [{ path: at(['networkMode']), message, value: networkMode, fix: `use awsvpc, ${TO_EC2}` }]),
      ...volumes.flatMap(({ hostPath }, index) =>
        hostPath === undefined
          ? []
          : [{ path: at(['volumes', index, 'hostPath']), message, value: hostPath, fix: `use efs, ${TO_EC2}` }],
      ),
    ];
  },
);

/** Settings that only Fargate supports. Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html */
export const ec2Limits = settingsRule(['ephemeralStorage', 'platformVersion', ...CAPACITY_SETTINGS], (target) => {
  const { at, settings } = target;
  if (isFargate(settings)) return [];
  return (['ephemeralStorage', 'platformVersion'] as const)
    .filter((key) => settings[key] !== undefined)
    .map((key) => ({ path: at([key]), message: 'supported only on Fargate', value: settings[key], fix: 'remove it' }));
});
