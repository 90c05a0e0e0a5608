import { HealthCheckConfig, MountPointConfig } from './container-config';
import { ContainerCondition } from './container-dependency';
import { LinuxParametersConfig } from './linux-parameters-config';
import { FirelensConfig, LoggingConfig } from './logging-config';

/** A container that runs beside the service's own in every task. */
export interface SidecarConfig {
  /**
   * Name of the container.
   *
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly name: string;

  /**
   * Image with its tag or digest, for example `public.ecr.aws/docker/library/nginx:1.29`. Leave it out, or use `self`,
   * to run the image that the pipeline deploys, for example for a migration before the service starts or a process
   * beside it. That image is approved and rolled back together with the service.
   *
   * @default - the deployed image
   * @minLength 1
   */
  readonly image?: string;

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
   * CPU units to reserve for the container, out of the task's CPU units.
   *
   * @default - none
   * @minimum 2
   * @asType integer
   */
  readonly cpu?: number;

  /**
   * Memory limit of the container in MiB, out of the task's memory.
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
   * Environment variables of the container.
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
   * Command that replaces the image's `CMD`.
   *
   * @default - the image's `CMD`
   */
  readonly command?: string[];

  /**
   * Entry point that replaces the image's `ENTRYPOINT`.
   *
   * @default - the image's `ENTRYPOINT`
   */
  readonly entryPoint?: string[];

  /**
   * Command that checks whether the container is healthy.
   *
   * @default - no health check
   */
  readonly healthCheck?: HealthCheckConfig;

  /**
   * Conditions that other containers must meet before this one starts: container name to `START`, `COMPLETE`,
   * `SUCCESS`, or `HEALTHY`. For `COMPLETE` and `SUCCESS`, the other container must not be essential; for `HEALTHY`, it
   * must have a health check. Containers stop in reverse order.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
   *
   * @default - none
   */
  readonly dependsOn?: { readonly [container: string]: ContainerCondition };

  /**
   * Seconds within which the container must meet the condition that other containers wait for; otherwise the task
   * stops. At least 2; on Fargate, at most 120.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
   *
   * @default - set by Amazon ECS
   * @minimum 2
   * @asType integer
   */
  readonly startTimeout?: number;

  /**
   * Seconds between SIGTERM and SIGKILL: 2 to 120.
   *
   * @default - 30, the default of Amazon ECS
   * @minimum 2
   * @maximum 120
   * @asType integer
   */
  readonly stopTimeout?: number;

  /**
   * Volumes to mount into the container.
   *
   * @default - none
   */
  readonly mountPoints?: MountPointConfig[];

  /**
   * Whether the container's root file system is read-only.
   *
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;

  /**
   * User that the container runs as: `user`, `uid`, `user:group` or `uid:gid`.
   *
   * @default - the image's user
   */
  readonly user?: string;

  /**
   * Docker labels of the container.
   *
   * @default - none
   */
  readonly dockerLabels?: { readonly [label: string]: string };

  /**
   * Init process, Linux capabilities, devices, and memory.
   *
   * @default - Docker's defaults
   */
  readonly linuxParameters?: LinuxParametersConfig;

  /**
   * Destination of the container's logs.
   *
   * @default - the service's log group
   */
  readonly logging?: LoggingConfig;

  /**
   * Makes the container the log router of the task. A task can have only one.
   *
   * @default - none; it is not a log router
   */
  readonly firelens?: FirelensConfig;

  /**
   * Properties of the container definition that have no key of their own, merged over the generated ones like
   * `cloudFormationProperties.container` of the service.
   *
   * @default - none
   */
  readonly cloudFormationProperties?: { readonly [property: string]: unknown };
}
