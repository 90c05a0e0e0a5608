import { BindMountConfig, HealthCheckConfig, MountPointConfig, SidecarConfig, VolumeConfig } from './container-config';
import { ImageConfig, PushConfig } from './image-config';

/** What the tasks run on. */
export enum LaunchType {
  /** Serverless. */
  FARGATE = 'FARGATE',
  /** Container instances of the cluster. */
  EC2 = 'EC2',
}

/** Processor architecture of the image. */
export enum CpuArchitecture {
  /** Intel and AMD. */
  X86_64 = 'X86_64',
  /** AWS Graviton. */
  ARM64 = 'ARM64',
}

/** How containers are connected. */
export enum NetworkMode {
  /** A network interface for each task; the only mode of Fargate. */
  AWSVPC = 'awsvpc',
  /** Docker's bridge, with a dynamic host port. EC2 only. */
  BRIDGE = 'bridge',
  /** The container instance's own network. EC2 only. */
  HOST = 'host',
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

/** How many tasks run. */
export interface AutoscalingConfig {
  /**
   * Smallest number of tasks.
   *
   * @default 1
   * @minimum 0
   * @asType integer
   */
  readonly min?: number;

  /**
   * Largest number of tasks. Equal to `min`: a fixed number.
   *
   * @default - `min`
   * @minimum 0
   * @asType integer
   */
  readonly max?: number;

  /**
   * Average CPU utilisation, in percent of the reservation, that scaling aims at.
   *
   * @default 60
   * @minimum 1
   * @maximum 100
   */
  readonly targetCpu?: number;
}

/** An alarm for missing tasks. It exists only once there is an image. */
export interface AlarmConfig {
  /**
   * Seconds of one period: a multiple of 60.
   *
   * @default 60
   * @minimum 60
   * @multipleOf 60
   * @asType integer
   */
  readonly period?: number;

  /**
   * Number of the latest periods that are looked at.
   *
   * @default 5
   * @minimum 1
   * @asType integer
   */
  readonly evaluationPeriods?: number;

  /**
   * Number of those that must be breaching.
   *
   * @default - `evaluationPeriods`
   * @minimum 1
   * @asType integer
   */
  readonly datapointsToAlarm?: number;

  /**
   * ARNs of what is told, or done, when tasks are missing, such as an SNS topic.
   *
   * @default - none
   */
  readonly alarmActions?: string[];

  /**
   * ARNs of what is told, or done, when they are back.
   *
   * @default - none
   */
  readonly okActions?: string[];
}

/** How a rolling update proceeds. */
export interface DeploymentConfig {
  /**
   * Lower limit of healthy tasks during a deployment, in percent of the desired count.
   *
   * @default 100
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly minimumHealthyPercent?: number;

  /**
   * Upper limit of tasks during a deployment, in percent of the desired count.
   *
   * @default 200
   * @minimum 100
   * @maximum 1000
   * @asType integer
   */
  readonly maximumPercent?: number;

  /**
   * Whether a deployment whose tasks do not become healthy fails and is rolled back. Without it such a deployment can
   * hang for about three hours.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   *
   * @default true
   */
  readonly circuitBreaker?: boolean;

  /**
   * Names of CloudWatch alarms that roll a deployment back. They have to exist before the first image.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly alarmNames?: string[];
}

/**
 * CloudFormation properties that have no key of their own, merged over the rendered ones. Maps are merged key by key at
 * every depth. Items of the lists named below are merged by what identifies them, and new items follow; any other list
 * or value is used as you write it. A property that a key sets is refused, and so is one that the pipeline depends on.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export interface CloudFormationPropertiesConfig {
  /**
   * Properties of `AWS::ECS::Service`. `LoadBalancers` are merged by `TargetGroupArn`; an item without one adds to the
   * target group of `targetGroupArn`. CloudFormation may pass the roles that the properties name to ECS.
   *
   * @default - none
   */
  readonly service?: { readonly [property: string]: unknown };

  /**
   * Properties of `AWS::ECS::TaskDefinition`. `Volumes` are merged by `Name`.
   *
   * @default - none
   */
  readonly taskDefinition?: { readonly [property: string]: unknown };

  /**
   * Properties of the service's own container definition. `Environment` is merged by `Name`, `MountPoints` by
   * `ContainerPath`, `PortMappings` by `ContainerPort` and `Protocol`, `ResourceRequirements` by `Type`. A
   * `LogConfiguration` with another `LogDriver` than `awslogs` replaces the rendered one; the execution role may read the
   * secrets that its `SecretOptions` name.
   *
   * @default - none
   */
  readonly container?: { readonly [property: string]: unknown };
}

/** What a service is in every environment, and what an environment can override. */
export interface ServiceSettings {
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
   * Name of the service's own container.
   *
   * @default - the name of the service
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly containerName?: string;

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
   * How containers are connected.
   *
   * @default awsvpc
   */
  readonly networkMode?: NetworkMode;

  /**
   * Environment variables of the container.
   *
   * @default - none
   */
  readonly environment?: { readonly [name: string]: string };

  /**
   * Environment variables from Secrets Manager or SSM Parameter Store: name to ARN (with Secrets Manager's
   * `:json-key:version-stage:version-id`, if wanted; then in quotes). The random characters at the end of a secret's ARN
   * can be left out. The execution role may read these and no other.
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
   * How the container's health is checked.
   *
   * @default - it is not
   */
  readonly healthCheck?: HealthCheckConfig;

  /**
   * Seconds between SIGTERM and SIGKILL: 2 to 120.
   *
   * @default - ECS's own 30
   * @minimum 2
   * @maximum 120
   * @asType integer
   */
  readonly stopTimeout?: number;

  /**
   * Whether the container's root file system is read-only.
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

  /**
   * Containers that run beside the service's own in every task.
   *
   * @default - none
   */
  readonly sidecars?: SidecarConfig[];

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

  /**
   * How many tasks run.
   *
   * @default - one
   */
  readonly autoscaling?: AutoscalingConfig;

  /**
   * An alarm for missing tasks.
   *
   * @default - none
   */
  readonly alarm?: AlarmConfig;

  /**
   * How a rolling update proceeds.
   *
   * @default - all old tasks stay until the new ones are healthy; a failure is rolled back
   */
  readonly deployment?: DeploymentConfig;

  /**
   * ARN of the load balancer's target group. It must be attached to a listener before the first image.
   *
   * @default - no load balancer
   */
  readonly targetGroupArn?: string;

  /**
   * Seconds after the start of a task in which the load balancer's health checks do not count.
   *
   * @default - ECS's own 0
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly healthCheckGracePeriod?: number;

  /**
   * Name of the ECS cluster.
   *
   * @default - `local.cluster_name` of the environment's `inputs.tf`
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly clusterName?: string;

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

  /**
   * Name of an existing CloudWatch Logs log group.
   *
   * @default - a log group is created
   * @pattern ^[A-Za-z0-9_./#-]{1,512}$
   */
  readonly logGroupName?: string;

  /**
   * Days for which the log group that is created keeps what the tasks log.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default 90
   * @asType integer
   */
  readonly logRetentionDays?: number;

  /**
   * Whether `aws ecs execute-command` works on the tasks.
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;

  /**
   * Fargate platform version.
   *
   * @default LATEST
   */
  readonly platformVersion?: string;

  /**
   * Name of the ECS service.
   *
   * @default - `{name}-{environment}-{service}`
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly serviceName?: string;

  /**
   * Name of the CloudFormation stack, and prefix of the names of its roles.
   *
   * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
   *
   * @default - `{name}-{environment}-{service}`
   * @pattern ^[A-Za-z][A-Za-z0-9-]{0,127}$
   */
  readonly stackName?: string;

  /**
   * CloudFormation properties that have no key of their own, merged over the rendered ones.
   *
   * @default - none
   */
  readonly cloudFormationProperties?: CloudFormationPropertiesConfig;
}

/** One ECS service, with a pipeline of its own unless it runs the image of another one. */
export interface ServiceConfig extends ServiceSettings {
  /**
   * Name of the service: lower-case letters, digits and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * Where the image comes from.
   *
   * @default - an ECR repository is created
   */
  readonly image?: ImageConfig;

  /**
   * Who may push images.
   *
   * @default - nobody; whoever has permissions of their own
   */
  readonly push?: PushConfig;

  /**
   * Names of the environments that the service runs in, such as `[dev]` while it is new. It goes into another one once
   * that is added, and is destroyed where it is removed. Its pipeline has only the environments that it runs in, or that
   * a service runs in that shares its image.
   *
   * @default - all environments
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];

  /**
   * Settings that differ in an environment: environment name to settings. A map is merged over the service's own, key
   * by key at every depth; anything else replaces it. `null` removes what the service sets, a whole setting or a key of a
   * map, so that its default holds there: `{ alarm: null, environment: { DEBUG: null } }`.
   *
   * @default - none
   */
  readonly overrides?: { readonly [environment: string]: ServiceSettings };
}
