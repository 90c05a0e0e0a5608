import { LaunchType, NetworkMode, ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const toEc2 = 'or use container instances (launchType: EC2, or your own capacity provider)';

const onEc2: Partial<ServiceConfig> = {
  gpu: 1,
  bindMounts: [{ hostPath: '/a', containerPath: '/a' }],
  networkMode: NetworkMode.BRIDGE,
  volumes: [{ name: 'shared' }, { name: 'host', hostPath: '/b' }],
};

test('settings that Fargate does not support', () => {
  expect(linesOf(configWithService(onEc2))).toEqual([
    `services[0].bindMounts: not supported on Fargate, got a list of 1; remove it, ${toEc2}`,
    `services[0].gpu: not supported on Fargate, got 1; remove it, ${toEc2}`,
    `services[0].networkMode: not supported on Fargate, got "bridge"; use awsvpc, ${toEc2}`,
    `services[0].volumes[1].hostPath: not supported on Fargate, got "/b"; use efs, ${toEc2}`,
  ]);
});

test('container instances support them', () => {
  expect(linesOf(configWithService({ ...onEc2, launchType: LaunchType.EC2 }))).toEqual([]);
});

const onFargate: Partial<ServiceConfig> = { ephemeralStorage: 50, platformVersion: '1.4.0' };

test('settings that only Fargate supports', () => {
  expect(linesOf(configWithService({ ...onFargate, capacityProvider: 'main' }))).toEqual([
    'services[0].ephemeralStorage: supported only on Fargate, got 50; remove it',
    'services[0].platformVersion: supported only on Fargate, got "1.4.0"; remove it',
  ]);
  expect(linesOf(configWithService(onFargate))).toEqual([]);
});

test('an environment on container instances for a service on Fargate', () => {
  expect(linesOf(configWithService({ ...onFargate, overrides: { dev: { launchType: LaunchType.EC2 } } }))).toHaveLength(
    2,
  );
});
