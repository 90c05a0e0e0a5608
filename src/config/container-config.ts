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
