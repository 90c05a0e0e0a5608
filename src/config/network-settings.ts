/** How containers are connected. */
export enum NetworkMode {
  /** A network interface for each task; the only mode of Fargate. */
  AWSVPC = 'awsvpc',
  /** Docker's bridge, with a dynamic host port. EC2 only. */
  BRIDGE = 'bridge',
  /** The container instance's own network. EC2 only. */
  HOST = 'host',
}

/** How the tasks are connected. */
export interface NetworkSettings {
  /**
   * How containers are connected.
   *
   * @default awsvpc
   */
  readonly networkMode?: NetworkMode;

  /**
   * Ids of the subnets of the tasks.
   *
   * @default - `local.subnet_ids` of the environment's `inputs.tf`
   * @minItems 1
   * @uniqueItems true
   */
  readonly subnetIds?: string[];

  /**
   * Ids of the security groups of the tasks.
   *
   * @default - `local.security_group_ids` of the environment's `inputs.tf`
   * @minItems 1
   * @uniqueItems true
   */
  readonly securityGroupIds?: string[];

  /**
   * Whether a Fargate task gets a public IP address.
   *
   * @default - `local.assign_public_ip` of the environment's `inputs.tf`; false where `subnetIds` is set
   */
  readonly assignPublicIp?: boolean;
}
