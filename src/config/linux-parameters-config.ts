/** Linux capabilities of a container, such as `SYS_PTRACE`, `NET_ADMIN`, or `ALL`, relative to Docker's default set. */
export interface CapabilitiesConfig {
  /**
   * Capabilities to add. Fargate supports only `SYS_PTRACE`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly add?: string[];

  /**
   * Capabilities to drop.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly drop?: string[];
}

/** The permissions of a container for a device. */
export enum DevicePermission {
  /** Read from the device. */
  READ = 'read',
  /** Write to the device. */
  WRITE = 'write',
  /** Create device files for the device. */
  MKNOD = 'mknod',
}

/** A device of the container instance. */
export interface DeviceConfig {
  /**
   * Absolute path on the container instance.
   *
   * @pattern ^/
   */
  readonly hostPath: string;

  /**
   * Absolute path in the container.
   *
   * @default - the path on the container instance
   * @pattern ^/
   */
  readonly containerPath?: string;

  /**
   * Permissions of the container for the device.
   *
   * @default - all
   * @minItems 1
   * @uniqueItems true
   */
  readonly permissions?: DevicePermission[];
}

/** A tmpfs mount: a file system in memory. */
export interface TmpfsConfig {
  /**
   * Absolute path in the container.
   *
   * @pattern ^/
   */
  readonly containerPath: string;

  /**
   * Maximum size in MiB. It counts toward the container's memory.
   *
   * @minimum 1
   * @asType integer
   */
  readonly size: number;

  /**
   * Mount options, such as `noexec`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly mountOptions?: string[];
}

/** Linux-specific settings of a container. */
export interface LinuxParametersConfig {
  /**
   * Whether to run an init process that forwards signals and reaps processes in the container.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
   *
   * @default - for the service's own container, the value of `enableExecuteCommand`; for a sidecar, false
   */
  readonly initProcessEnabled?: boolean;

  /**
   * Linux capabilities.
   *
   * @default - Docker's default set
   */
  readonly capabilities?: CapabilitiesConfig;

  /**
   * Devices of the container instance. EC2 only.
   *
   * @default - none
   */
  readonly devices?: DeviceConfig[];

  /**
   * Size of the shared memory (`/dev/shm`) in MiB. EC2 only.
   *
   * @default - 64, the default of Docker
   * @minimum 1
   * @asType integer
   */
  readonly sharedMemorySize?: number;

  /**
   * File systems in memory, for example for `/tmp` with a read-only root file system.
   *
   * @default - none
   */
  readonly tmpfs?: TmpfsConfig[];

  /**
   * Maximum swap space of the container in MiB. 0 disables swap. EC2 only.
   *
   * @default - the swap configuration of the container instance
   * @minimum 0
   * @asType integer
   */
  readonly maxSwap?: number;

  /**
   * How aggressively memory is swapped: 0 to 100. Requires `maxSwap`. EC2 only.
   *
   * @default - 60, the default of Amazon ECS
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly swappiness?: number;
}
