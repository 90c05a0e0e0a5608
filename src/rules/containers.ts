import { ContainerSettings } from '../config/container-settings';
import { SettingPath } from '../config/service-target';
import { SidecarConfig } from '../config/sidecar-config';

/** The settings that the service's own container and a sidecar have in common. */
export type ContainerConfig = Pick<ContainerSettings & SidecarConfig, keyof ContainerSettings & keyof SidecarConfig>;

/** A container of the task. */
export interface TaskContainer {
  readonly config: ContainerConfig;
  /** The path of one of its settings. */
  readonly pathOf: (key: keyof ContainerConfig, ...rest: (string | number)[]) => SettingPath;
  /** The sidecar, unless it is the service's own container. */
  readonly sidecar?: SidecarConfig;
}

/** The service's own container, followed by the sidecars. */
export function containersOf({
  sidecars = [],
  ...own
}: ContainerConfig & { readonly sidecars?: readonly SidecarConfig[] }): TaskContainer[] {
  return [
    { config: own, pathOf: (...path) => path },
    ...sidecars.map(
      (sidecar, index): TaskContainer => ({
        config: sidecar,
        pathOf: (...path) => ['sidecars', index, ...path],
        sidecar,
      }),
    ),
  ];
}

/**
 * The containers with their names. The name of the service's own container is unknown where the service has no name.
 */
export function namedContainers(
  settings: Parameters<typeof containersOf>[0] & { readonly containerName?: string },
  service: { readonly name?: string },
): (TaskContainer & { readonly name: string | undefined })[] {
  const { containerName = service.name } = settings;
  return containersOf(settings).map((container) => ({
    ...container,
    name: container.sidecar ? container.sidecar.name : containerName,
  }));
}

/** A value from Secrets Manager or SSM Parameter Store. */
export interface SecretReference {
  readonly arn: string;
  readonly path: SettingPath;
}

/** The secrets that a container uses in environment variables and options of its log driver. */
export function secretsOf({ config: { logging = {}, secrets = {} }, pathOf }: TaskContainer): SecretReference[] {
  return [
    ...Object.entries(secrets).map(([name, arn]) => ({ arn, path: pathOf('secrets', name) })),
    ...Object.entries(logging.secretOptions ?? {}).map(([name, arn]) => ({
      arn,
      path: pathOf('logging', 'secretOptions', name),
    })),
  ];
}
