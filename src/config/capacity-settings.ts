/** The infrastructure that tasks run on. */
export enum LaunchType {
  /** AWS Fargate. */
  FARGATE = 'FARGATE',
  /** The container instances of the cluster. */
  EC2 = 'EC2',
}

/** One item of a capacity provider strategy. */
export interface CapacityProviderStrategyItemConfig {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of one of the cluster's capacity providers. */
  readonly capacityProvider: string;

  /**
   * Relative share of the tasks: 0 to 1000.
   *
   * @default 1
   * @minimum 0
   * @maximum 1000
   * @asType integer
   */
  readonly weight?: number;

  /**
   * Minimum number of tasks that run on this capacity provider: 0 to 100,000. Only one item of the strategy can set it.
   *
   * @default 0
   * @minimum 0
   * @maximum 100000
   * @asType integer
   */
  readonly base?: number;
}

/** The infrastructure that tasks run on. */
export interface CapacitySettings {
  /**
   * Launch type of the tasks, unless a capacity provider is set.
   *
   * @default FARGATE
   */
  readonly launchType?: LaunchType;

  /**
   * Name of the capacity provider that runs the tasks. Shorthand for a `capacityProviderStrategy` with one item.
   *
   * @default - none; `launchType` applies
   */
  readonly capacityProvider?: string;

  /**
   * Capacity providers that share the tasks.
   *
   * @default - none; `launchType` applies
   * @minItems 1
   */
  readonly capacityProviderStrategy?: CapacityProviderStrategyItemConfig[];

  /**
   * Fargate platform version, such as `1.4.0`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html
   *
   * @default LATEST
   * @pattern ^(LATEST|\d+\.\d+\.\d+)$
   */
  readonly platformVersion?: string;
}
