import { LaunchType, LinuxParametersConfig, ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const problemsOf = (linuxParameters: LinuxParametersConfig, service: Partial<ServiceConfig> = {}) =>
  linesOf(configWithService({ ...service, linuxParameters })).map((line) =>
    line.replace('services[0].linuxParameters.', ''),
  );

const ON_INSTANCES = { launchType: LaunchType.EC2 };

const ONLY_THERE: LinuxParametersConfig = {
  capabilities: { add: ['NET_ADMIN', 'SYS_PTRACE'] },
  devices: [{ hostPath: '/dev/fuse' }],
  sharedMemorySize: 64,
  maxSwap: 0,
  swappiness: 0,
};

test('parameters that Fargate supports', () => {
  expect(
    problemsOf({
      initProcessEnabled: true,
      capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] },
      devices: [],
      tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['noexec', 'mode=1777', 'uid=1000'] }],
    }),
  ).toEqual([]);
});

test('parameters that only container instances support', () => {
  const fix = 'remove it because Fargate can add only SYS_PTRACE';

  expect(problemsOf(ONLY_THERE, ON_INSTANCES)).toEqual([]);
  expect(problemsOf(ONLY_THERE)).toEqual([
    `capabilities.add[0]: not supported on Fargate, got "NET_ADMIN"; ${fix}`,
    'devices: not supported on Fargate, got a list of 1; remove it',
    'maxSwap: not supported on Fargate, got 0; remove it',
    'sharedMemorySize: not supported on Fargate, got 64; remove it',
    'swappiness: not supported on Fargate, got 0; remove it',
  ]);
});

test('parameters of a sidecar', () => {
  const sidecars = [{ name: 'agent', linuxParameters: { sharedMemorySize: 64 } }];

  expect(linesOf(configWithService({ sidecars }))).toEqual([
    'services[0].sidecars[0].linuxParameters.sharedMemorySize: not supported on Fargate, got 64; remove it',
  ]);
});

test('unknown names', () => {
  expect(
    problemsOf(
      {
        capabilities: { add: ['CAP_NET_ADMIN', 'sys_ptrace', 'NET_ADMINS'], drop: ['everything'] },
        tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['no-exec', 'noexec=1', 'size=64m'] }],
      },
      ON_INSTANCES,
    ),
  ).toEqual([
    'capabilities.add[0]: unknown capability, got "CAP_NET_ADMIN"; use NET_ADMIN',
    'capabilities.add[1]: unknown capability, got "sys_ptrace"; use SYS_PTRACE',
    'capabilities.add[2]: unknown capability, got "NET_ADMINS"; did you mean NET_ADMIN?',
    'capabilities.drop[0]: unknown capability, got "everything"; use a capability such as NET_ADMIN, SYS_PTRACE or ALL',
    'tmpfs[0].mountOptions[0]: unknown mount option, got "no-exec"; did you mean noexec?',
    'tmpfs[0].mountOptions[1]: unknown mount option, got "noexec=1"; did you mean noexec?',
    'tmpfs[0].mountOptions[2]: unknown mount option, got "size=64m"; remove it, or use an option such as noexec or mode=1777',
  ]);
});

test('swappiness without swap space', () => {
  expect(problemsOf({ swappiness: 10 }, ON_INSTANCES)).toEqual([
    'swappiness: has no effect without maxSwap, got 10; add maxSwap, or remove it',
  ]);
});
