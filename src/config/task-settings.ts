import { BindMountConfig, MountPointConfig, VolumeConfig } from './container-config';

/** The CPU architecture of the image. */
export enum CpuArchitecture {
  /** Intel or AMD. */
  X86_64 = 'X86_64',
  /** AWS Graviton. */
  ARM64 = 'ARM64',
}

/** The size of a task, and its storage. */
export interface TaskSettings {
  /**
   * CPU units of the task; 1024 units are one vCPU. Fargate supports only certain combinations of `cpu` and `memory`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   *
   * @default 256
   * @minimum 128
   * @asType integer
   */
  readonly cpu?: number;

  /**
   * Memory of the task in MiB.
   *
   * @default 512
   * @minimum 6
   * @asType integer
   */
  readonly memory?: number;

  /**
   * CPU architecture of the image.
   *
   * @default X86_64
   */
  readonly cpuArchitecture?: CpuArchitecture;

  /**
   * Ephemeral storage of a Fargate task in GiB: 21 to 200.
   *
   * @default - 20, the default of Fargate
   * @minimum 21
   * @maximum 200
   * @asType integer
   */
  readonly ephemeralStorage?: number;

  /**
   * Number of GPUs for the container. EC2 only.
   *
   * @default - none
   * @minimum 1
   * @asType integer
   */
  readonly gpu?: number;

  /**
   * Volumes of the task.
   *
   * @default - none
   */
  readonly volumes?: VolumeConfig[];

  /**
   * Volumes to mount into the service's own container.
   *
   * @default - none
   */
  readonly mountPoints?: MountPointConfig[];

  /**
   * Paths on the container instance to mount into the service's own container. EC2 only.
   *
   * @default - none
   */
  readonly bindMounts?: BindMountConfig[];
}
