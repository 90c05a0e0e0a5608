import { HealthCheckConfig } from './container-config';
import { ContainerCondition } from './container-dependency';
import { LinuxParametersConfig } from './linux-parameters-config';
import { LoggingConfig } from './logging-config';
import { SidecarConfig } from './sidecar-config';

/** The service's own container, which runs the deployed image, and those beside it. */
export interface ContainerSettings {
  /**
   * Name of the service's own container.
   *
   * @default - the name of the service
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly containerName?: string;

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
   * Containers that must have reached a condition before the service's own container starts: container name to `START`,
   * `COMPLETE`, `SUCCESS` or `HEALTHY`. A container that is waited for until it ends must not be essential, and `HEALTHY` needs its health check.
   * They stop in the reverse order.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
   *
   * @default - none
   */
  readonly dependsOn?: { readonly [container: string]: ContainerCondition };

  /**
   * Seconds within which the service's own container must reach the condition that others wait for, or the task stops: 2
   * or more, on Fargate at most 120.
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
   * Containers that run beside the service's own in every task.
   *
   * @default - none
   */
  readonly sidecars?: SidecarConfig[];
}
