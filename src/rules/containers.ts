import { ContainerSettings } from '../config/container-settings';
import { SettingPath } from '../config/service-target';
import { SidecarConfig } from '../config/sidecar-config';

/** What the service's own container and a sidecar have in common. */
export type ContainerConfig = Pick<ContainerSettings & SidecarConfig, keyof ContainerSettings & keyof SidecarConfig>;

/** A container of the task. */
export interface TaskContainer {
  readonly config: ContainerConfig;
  /** Where something stands that is said of it. */
  readonly pathOf: (key: keyof ContainerConfig, ...rest: (string | number)[]) => SettingPath;
  /** The sidecar that it is, if it is one. */
  readonly sidecar?: SidecarConfig;
}

/** The service's own container, and behind it the sidecars. */
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

/** The containers with their names. Of the service's own it is unknown where the service has no name. */
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

/** What a container gets from there: environment variables, and options of its log driver. */
export function secretsOf({ config: { logging = {}, secrets = {} }, pathOf }: TaskContainer): SecretReference[] {
  return [
    ...Object.entries(secrets).map(([name, arn]) => ({ arn, path: pathOf('secrets', name) })),
    ...Object.entries(logging.secretOptions ?? {}).map(([name, arn]) => ({
      arn,
      path: pathOf('logging', 'secretOptions', name),
    })),
  ];
}
