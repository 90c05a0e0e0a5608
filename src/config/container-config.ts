/** The command that checks whether a container is healthy. */
export interface HealthCheckConfig {
  /**
   * `CMD` or `CMD-SHELL`, followed by the command.
   *
   * @minItems 2
   */
  readonly command: string[];

  /**
   * Seconds between checks: 5 to 300.
   *
   * @default 30
   * @minimum 5
   * @maximum 300
   * @asType integer
   */
  readonly interval?: number;

  /**
   * Seconds after which a check fails if it has not finished: 2 to 60.
   *
   * @default 5
   * @minimum 2
   * @maximum 60
   * @asType integer
   */
  readonly timeout?: number;

  /**
   * Number of consecutive failures after which the container is unhealthy: 1 to 10.
   *
   * @default 3
   * @minimum 1
   * @maximum 10
   * @asType integer
   */
  readonly retries?: number;

  /**
   * Seconds after the container starts during which failures are ignored: 0 to 300.
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

/** A volume mounted into a container. */
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
   * Whether the container has read-only access.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A path on the container instance that is mounted into the service's own container. EC2 only. */
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
   * Whether the container has read-only access.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** An Amazon EFS file system as a volume. Data in transit is always encrypted. */
export interface EfsVolumeConfig {
  /**
   * ID of the file system.
   *
   * @pattern ^fs-[0-9a-f]+$
   */
  readonly fileSystemId: string;

  /**
   * ID of the access point.
   *
   * @default - none
   * @pattern ^fsap-[0-9a-f]+$
   */
  readonly accessPointId?: string;

  /**
   * Directory of the file system to mount. With an access point, leave it out or use `/`.
   *
   * @default - `/`, or the root directory of the access point
   * @pattern ^/
   */
  readonly rootDirectory?: string;

  /**
   * Whether to mount the file system with the permissions of the task role.
   *
   * @default true
   */
  readonly iamAuthorization?: boolean;
}

/**
 * A volume of the task: an Amazon EFS file system, a path on the container instance, or empty storage that containers
 * share.
 */
export interface VolumeConfig {
  /**
   * Name of the volume, for use in `mountPoints`.
   *
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly name: string;

  /**
   * Amazon EFS file system.
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
