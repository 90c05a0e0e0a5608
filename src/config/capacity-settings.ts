/** What the tasks run on. */
export enum LaunchType {
  /** Serverless. */
  FARGATE = 'FARGATE',
  /** Container instances of the cluster. */
  EC2 = 'EC2',
}

/** A part of a capacity provider strategy. */
export interface CapacityProviderStrategyItemConfig {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of a capacity provider of the cluster. */
  readonly capacityProvider: string;

  /**
   * Share of the tasks: 0 to 1000.
   *
   * @default 1
   * @minimum 0
   * @maximum 1000
   * @asType integer
   */
  readonly weight?: number;

  /**
   * Number of tasks that run on it at least: 0 to 100,000. One item of the strategy may have it.
   *
   * @default 0
   * @minimum 0
   * @maximum 100000
   * @asType integer
   */
  readonly base?: number;
}

/** What the tasks run on. */
export interface CapacitySettings {
  /**
   * What the tasks run on, unless a capacity provider is named.
   *
   * @default FARGATE
   */
  readonly launchType?: LaunchType;

  /**
   * Name of the one capacity provider that runs the tasks; short for a strategy with one item.
   *
   * @default - the launch type
   */
  readonly capacityProvider?: string;

  /**
   * Capacity providers that share the tasks.
   *
   * @default - the launch type
   * @minItems 1
   */
  readonly capacityProviderStrategy?: CapacityProviderStrategyItemConfig[];

  /**
   * Fargate platform version.
   *
   * @default LATEST
   */
  readonly platformVersion?: string;
}
