/** Linux capabilities of a container, over those that Docker gives: `SYS_PTRACE`, `NET_ADMIN`, or `ALL`. */
export interface CapabilitiesConfig {
  /**
   * Capabilities that it has as well. On Fargate only `SYS_PTRACE`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly add?: string[];

  /**
   * Capabilities that it does not have.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly drop?: string[];
}

/** What a container may do with a device. */
export enum DevicePermission {
  /** Read from it. */
  READ = 'read',
  /** Write to it. */
  WRITE = 'write',
  /** Create device files for it. */
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
   * What the container may do with it.
   *
   * @default - everything
   * @minItems 1
   * @uniqueItems true
   */
  readonly permissions?: DevicePermission[];
}

/** A part of the memory that is mounted as a file system. */
export interface TmpfsConfig {
  /**
   * Absolute path in the container.
   *
   * @pattern ^/
   */
  readonly containerPath: string;

  /**
   * MiB that it may hold, out of the container's memory.
   *
   * @minimum 1
   * @asType integer
   */
  readonly size: number;

  /**
   * Options of the mount, such as `noexec`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly mountOptions?: string[];
}

/** What Linux gives a container, and what it does not. */
export interface LinuxParametersConfig {
  /**
   * Whether an init process runs in the container, which forwards signals and reaps processes.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
   *
   * @default - as `enableExecuteCommand` in the service's own container, false in a sidecar
   */
  readonly initProcessEnabled?: boolean;

  /**
   * Linux capabilities.
   *
   * @default - Docker's own
   */
  readonly capabilities?: CapabilitiesConfig;

  /**
   * Devices of the container instance. EC2 only.
   *
   * @default - none
   */
  readonly devices?: DeviceConfig[];

  /**
   * MiB of shared memory, `/dev/shm`. EC2 only.
   *
   * @default - Docker's own 64
   * @minimum 1
   * @asType integer
   */
  readonly sharedMemorySize?: number;

  /**
   * Memory that is mounted as a file system, for example `/tmp` below a read-only root file system.
   *
   * @default - none
   */
  readonly tmpfs?: TmpfsConfig[];

  /**
   * MiB of swap that the container may use; 0: none. EC2 only.
   *
   * @default - that of the container instance
   * @minimum 0
   * @asType integer
   */
  readonly maxSwap?: number;

  /**
   * How readily memory is swapped: 0 to 100. Needs `maxSwap`. EC2 only.
   *
   * @default - ECS's own 60
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly swappiness?: number;
}
