/** The network mode of the tasks. */
export enum NetworkMode {
  /** A network interface for each task. The only mode that Fargate supports. */
  AWSVPC = 'awsvpc',
  /** Docker's bridge network, with dynamic host ports. EC2 only. */
  BRIDGE = 'bridge',
  /** The network of the container instance. EC2 only. */
  HOST = 'host',
}

/** The network configuration of the tasks. */
export interface NetworkSettings {
  /**
   * Network mode of the tasks.
   *
   * @default awsvpc
   */
  readonly networkMode?: NetworkMode;

  /**
   * IDs of the subnets for the tasks.
   *
   * @default - `local.subnet_ids` of the environment's `inputs.tf`
   * @minItems 1
   * @uniqueItems true
   */
  readonly subnetIds?: string[];

  /**
   * IDs of the security groups for the tasks.
   *
   * @default - `local.security_group_ids` of the environment's `inputs.tf`
   * @minItems 1
   * @uniqueItems true
   */
  readonly securityGroupIds?: string[];

  /**
   * Whether each Fargate task gets a public IP address.
   *
   * @default - `local.assign_public_ip` of the environment's `inputs.tf`; false if `subnetIds` is set
   */
  readonly assignPublicIp?: boolean;
}
