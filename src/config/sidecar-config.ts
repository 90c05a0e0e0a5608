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
   * Image with its tag or digest, for example `public.ecr.aws/docker/library/nginx:1.29`. Left out, or `self`, it is the
   * image that the pipeline deploys: for what runs before the service or beside it out of the same image, such as a
   * migration. It is approved with the service, and follows a rollback.
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
   * Containers that must have reached a condition before this one starts: container name to `START`, `COMPLETE`, `SUCCESS`
   * or `HEALTHY`. A container that is waited for until it ends must not be essential, and `HEALTHY` needs its health check.
   * They stop in the reverse order.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
   *
   * @default - none
   */
  readonly dependsOn?: { readonly [container: string]: ContainerCondition };

  /**
   * Seconds in which it must reach the condition that others wait for, or the task stops: 2 or more, on Fargate at most
   * 120.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
   *
   * @default - ECS's own
   * @minimum 2
   * @asType integer
   */
  readonly startTimeout?: number;

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

  /**
   * Docker labels.
   *
   * @default - none
   */
  readonly dockerLabels?: { readonly [label: string]: string };

  /**
   * Init process, capabilities, devices and memory.
   *
   * @default - Docker's own
   */
  readonly linuxParameters?: LinuxParametersConfig;

  /**
   * Where its output goes.
   *
   * @default - the service's log group
   */
  readonly logging?: LoggingConfig;

  /**
   * Makes it the log router of the task, of which there can be only one.
   *
   * @default - it is none
   */
  readonly firelens?: FirelensConfig;

  /**
   * Properties of its container definition that have no key of their own, merged over the rendered ones as
   * `cloudFormationProperties.container` of the service is.
   *
   * @default - none
   */
  readonly cloudFormationProperties?: { readonly [property: string]: unknown };
}
