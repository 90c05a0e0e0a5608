/** The command that tells whether a container is healthy. */
export interface HealthCheckConfig {
  /**
   * `CMD` or `CMD-SHELL`, and what is run.
   *
   * @minItems 2
   */
  readonly command: string[];

  /**
   * Seconds between two checks: 5 to 300.
   *
   * @default 30
   * @minimum 5
   * @maximum 300
   * @asType integer
   */
  readonly interval?: number;

  /**
   * Seconds that a check may take: 2 to 60.
   *
   * @default 5
   * @minimum 2
   * @maximum 60
   * @asType integer
   */
  readonly timeout?: number;

  /**
   * Failures in a row after which the container is unhealthy: 1 to 10.
   *
   * @default 3
   * @minimum 1
   * @maximum 10
   * @asType integer
   */
  readonly retries?: number;

  /**
   * Seconds after the start in which failures do not count: 0 to 300.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
   *
   * @default 0
   * @minimum 0
   * @maximum 300
   * @asType integer
   */
  readonly startPeriod?: number;
}

/** Where a volume of the task stands in a container. */
export interface MountPointConfig {
  /** Name of one of the `volumes`. */
  readonly volume: string;

  /**
   * Absolute path in the container.
   *
   * @pattern ^/
   */
  readonly containerPath: string;

  /**
   * Whether the container may only read it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A path of the container instance in the service's container. EC2 only. */
export interface BindMountConfig {
  /**
   * Absolute path on the container instance.
   *
   * @pattern ^/
   */
  readonly hostPath: string;

  /**
   * Absolute path in the container.
   *
   * @pattern ^/
   */
  readonly containerPath: string;

  /**
   * Whether the container may only read it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** An Amazon EFS file system as a volume, always encrypted in transit. */
export interface EfsVolumeConfig {
  /**
   * Id of the file system.
   *
   * @pattern ^fs-[0-9a-f]+$
   */
  readonly fileSystemId: string;

  /**
   * Id of the access point.
   *
   * @default - none
   * @pattern ^fsap-[0-9a-f]+$
   */
  readonly accessPointId?: string;

  /**
   * Directory of the file system that is mounted. Must be absent, or `/`, together with an access point.
   *
   * @default - the root, `/`, or that of the access point
   * @pattern ^/
   */
  readonly rootDirectory?: string;

  /**
   * Whether the task role is used to mount it.
   *
   * @default true
   */
  readonly iamAuthorization?: boolean;
}

/** A volume of the task: Amazon EFS, a path of the container instance, or empty storage that its containers share. */
export interface VolumeConfig {
  /**
   * What the mount points call it.
   *
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly name: string;

  /**
   * An Amazon EFS file system.
   *
   * @default - none
   */
  readonly efs?: EfsVolumeConfig;

  /**
   * Absolute path on the container instance. EC2 only.
   *
   * @default - none
   * @pattern ^/
   */
  readonly hostPath?: string;
}

/** A container that runs beside the service's own in every task. */
export interface SidecarConfig {
  /**
   * Name of the container.
   *
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly name: string;

  /** Image with its tag or digest, for example `public.ecr.aws/docker/library/nginx:1.29`. */
  readonly image: string;

  /**
   * Port that the container listens on.
   *
   * @default - none
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly containerPort?: number;

  /**
   * CPU units that are reserved for it, out of the task's.
   *
   * @default - none are reserved
   * @minimum 2
   * @asType integer
   */
  readonly cpu?: number;

  /**
   * MiB that it may use, out of the task's.
   *
   * @default - no limit of its own
   * @minimum 6
   * @asType integer
   */
  readonly memory?: number;

  /**
   * Whether the task stops when this container stops.
   *
   * @default true
   */
  readonly essential?: boolean;

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly environment?: { readonly [name: string]: string };

  /**
   * Environment variables from Secrets Manager or SSM Parameter Store: name to ARN.
   *
   * @default - none
   */
  readonly secrets?: { readonly [name: string]: string };

  /**
   * Command, over the image's `CMD`.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Entry point, over the image's `ENTRYPOINT`.
   *
   * @default - the image's
   */
  readonly entryPoint?: string[];

  /**
   * How its health is checked.
   *
   * @default - it is not
   */
  readonly healthCheck?: HealthCheckConfig;

  /**
   * Volumes in it.
   *
   * @default - none
   */
  readonly mountPoints?: MountPointConfig[];

  /**
   * Whether its root file system is read-only.
   *
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;

  /**
   * User in the container, as `user`, `uid`, `user:group` or `uid:gid`.
   *
   * @default - the image's
   */
  readonly user?: string;
}
