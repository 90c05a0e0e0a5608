import { CAPACITY_SETTINGS, isFargate } from '../config/capacity';
import { Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';
import { containersOf } from './containers';
import { settingsRule } from './rule';

/**
 * Settings that only container instances support.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
 */
export const fargateLinux = settingsRule(['linuxParameters', 'sidecars', ...CAPACITY_SETTINGS], ({ at, settings }) =>
  isFargate(settings)
    ? containersOf(settings).flatMap(({ config: { linuxParameters = {} }, pathOf }): Problem[] => {
        const { capabilities, devices = [], maxSwap, sharedMemorySize, swappiness } = linuxParameters;
        const given = { devices: devices.length > 0 ? devices : undefined, sharedMemorySize, maxSwap, swappiness };
        const message = 'not supported on Fargate';
        const keys = Object.entries(given).flatMap(([key, value]) =>
          value === undefined ? [] : [{ path: at(pathOf('linuxParameters', key)), message, value, fix: 'remove it' }],
        );
        const added = (capabilities?.add ?? []).flatMap((name, index) =>
          name === 'SYS_PTRACE'
            ? []
            : [
                {
                  path: at(pathOf('linuxParameters', 'capabilities', 'add', index)),
                  message,
                  value: name,
                  fix: 'remove it because Fargate can add only SYS_PTRACE',
                },
              ],
        );
        return [...keys, ...added];
      })
    : [],
);

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html */
const CAPABILITIES =
  `ALL AUDIT_CONTROL AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK
  IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP
  SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME
  SYS_TTY_CONFIG SYSLOG WAKE_ALARM`.split(/\s+/);

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html */
const MOUNT_OPTIONS =
  `defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime
  diratime nodiratime bind rbind unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime
  strictatime nostrictatime mode uid gid nr_inodes nr_blocks mpol`.split(/\s+/);

/** Options that have a value. */
const OPTIONS_WITH_VALUES = ['mode', 'uid', 'gid', 'nr_inodes', 'nr_blocks', 'mpol'];

/** Unknown capabilities and mount options, and `swappiness` without swap space. */
export const linuxNames = settingsRule(['linuxParameters', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ config: { linuxParameters = {} }, pathOf }): Problem[] => {
    const { capabilities, maxSwap, swappiness, tmpfs = [] } = linuxParameters;
    const unknownCapabilities = (['add', 'drop'] as const).flatMap((key) =>
      (capabilities?.[key] ?? []).flatMap((name, index) =>
        CAPABILITIES.includes(name)
          ? []
          : [
              {
                path: at(pathOf('linuxParameters', 'capabilities', key, index)),
                message: 'unknown capability',
                value: name,
                fix: capabilityFix(name),
              },
            ],
      ),
    );
    const unknownOptions = tmpfs.flatMap(({ mountOptions = [] }, mount) =>
      mountOptions.flatMap((option, index) =>
        isMountOption(option)
          ? []
          : [
              {
                path: at(pathOf('linuxParameters', 'tmpfs', mount, 'mountOptions', index)),
                message: 'unknown mount option',
                value: option,
                fix: meant(option, MOUNT_OPTIONS) ?? 'remove it, or use an option such as noexec or mode=1777',
              },
            ],
      ),
    );
    const needless =
      swappiness === undefined || maxSwap !== undefined
        ? []
        : [
            {
              path: at(pathOf('linuxParameters', 'swappiness')),
              message: 'has no effect without maxSwap',
              value: swappiness,
              fix: 'add maxSwap, or remove it',
            },
          ];
    return [...unknownCapabilities, ...unknownOptions, ...needless];
  }),
);

function capabilityFix(name: string): string {
  const bare = name.toUpperCase().replace(/^CAP_/, '');
  if (CAPABILITIES.includes(bare)) return `use ${bare}`;
  return meant(bare, CAPABILITIES) ?? `use a capability such as ${enumerate(['NET_ADMIN', 'SYS_PTRACE', 'ALL'], 'or')}`;
}

function meant(name: string, known: readonly string[]): string | undefined {
  const suggestion = suggest(name, known);
  return suggestion && `did you mean ${suggestion}?`;
}

function isMountOption(option: string): boolean {
  const [name = '', value] = option.split('=');
  return MOUNT_OPTIONS.includes(name) && (value === undefined || OPTIONS_WITH_VALUES.includes(name));
}
