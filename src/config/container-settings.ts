import { HealthCheckConfig } from './container-config';
import { ContainerCondition } from './container-dependency';
import { LinuxParametersConfig } from './linux-parameters-config';
import { LoggingConfig } from './logging-config';
import { SidecarConfig } from './sidecar-config';

/** The service's own container, which runs the deployed image, and its sidecars. */
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
   * Environment variables from Secrets Manager or SSM Parameter Store: name to ARN. The ARN of a secret can end with
   * `:json-key:version-stage:version-id`; in that case, put it in quotes. The random suffix of the secret's name is
   * optional. The execution role can read only the secrets and parameters in the config.
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
   * Conditions that other containers must meet before the service's own container starts: container name to `START`,
   * `COMPLETE`, `SUCCESS`, or `HEALTHY`. For `COMPLETE` and `SUCCESS`, the other container must not be essential; for
   * `HEALTHY`, it must have a health check. Containers stop in reverse order.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
   *
   * @default - none
   */
  readonly dependsOn?: { readonly [container: string]: ContainerCondition };

  /**
   * Seconds within which the service's own container must meet the condition that other containers wait for; otherwise
   * the task stops. At least 2; on Fargate, at most 120.
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
   * Containers that run beside the service's own in every task.
   *
   * @default - none
   */
  readonly sidecars?: SidecarConfig[];
}
