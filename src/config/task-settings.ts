import { BindMountConfig, MountPointConfig, VolumeConfig } from './container-config';

/** Processor architecture of the image. */
export enum CpuArchitecture {
  /** Intel and AMD. */
  X86_64 = 'X86_64',
  /** AWS Graviton. */
  ARM64 = 'ARM64',
}

/** The size of a task, and its storage. */
export interface TaskSettings {
  /**
   * CPU units of the task; 1024 are one vCPU. Fargate has fixed pairs of `cpu` and `memory`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   *
   * @default 256
   * @minimum 128
   * @asType integer
   */
  readonly cpu?: number;

  /**
   * MiB of memory of the task.
   *
   * @default 512
   * @minimum 6
   * @asType integer
   */
  readonly memory?: number;

  /**
   * Processor architecture of the image.
   *
   * @default X86_64
   */
  readonly cpuArchitecture?: CpuArchitecture;

  /**
   * GiB of ephemeral storage of a Fargate task: 21 to 200.
   *
   * @default - Fargate's own 20
   * @minimum 21
   * @maximum 200
   * @asType integer
   */
  readonly ephemeralStorage?: number;

  /**
   * Number of GPUs of the container. EC2 only.
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
   * Volumes in the service's own container.
   *
   * @default - none
   */
  readonly mountPoints?: MountPointConfig[];

  /**
   * Paths of the container instance in the service's own container. EC2 only.
   *
   * @default - none
   */
  readonly bindMounts?: BindMountConfig[];
}
