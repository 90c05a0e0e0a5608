import {
  DeviceConfig,
  HealthCheckConfig,
  LinuxParametersConfig,
  LoggingConfig,
  MountPointConfig,
  SidecarConfig,
} from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { runsDeployedImage } from '../config/sidecar-image';
import {
  HealthCheckModel,
  LinuxParametersModel,
  LoggingModel,
  MountPointModel,
  SidecarModel,
  SidecarProperties,
} from './resolved';

/** A sidecar with every default. Its `cloudFormationProperties` are kept separately, see `propertiesOfSidecars`. */
export function resolveSidecar({ cloudFormationProperties, ...sidecar }: SidecarConfig): SidecarModel {
  const { cloudFormationProperties: unset, ...defaults } = DEFAULTS.SidecarConfig;
  return {
    ...defaults,
    ...sidecar,
    image: runsDeployedImage(sidecar) ? null : sidecar.image!,
    dependsOn: sorted(sidecar.dependsOn),
    dockerLabels: sorted(sidecar.dockerLabels),
    environment: sorted(sidecar.environment),
    firelens: sidecar.firelens
      ? { ...DEFAULTS.FirelensConfig, ...sidecar.firelens, options: sorted(sidecar.firelens.options) }
      : null,
    healthCheck: sidecar.healthCheck ? resolveHealthCheck(sidecar.healthCheck) : null,
    linuxParameters: sidecar.linuxParameters ? resolveLinuxParameters(sidecar.linuxParameters) : null,
    logging: sidecar.logging ? resolveLogging(sidecar.logging) : null,
    mountPoints: (sidecar.mountPoints ?? []).map(resolveMountPoint),
    secrets: sorted(sidecar.secrets),
  };
}

/** By sidecar name, because the items of a Terraform list have a single type, and these properties do not. */
export function propertiesOfSidecars(sidecars: readonly SidecarConfig[] = []): SidecarProperties {
  return Object.fromEntries(
    sidecars.flatMap(({ cloudFormationProperties = {}, name }) =>
      Object.keys(cloudFormationProperties).length === 0 ? [] : [[name, cloudFormationProperties]],
    ),
  );
}

/** A health check with every default. */
export function resolveHealthCheck(check: HealthCheckConfig): HealthCheckModel {
  return { ...DEFAULTS.HealthCheckConfig, ...check };
}

/** Linux parameters of a container, with every default. */
export function resolveLinuxParameters(parameters: LinuxParametersConfig): LinuxParametersModel {
  return {
    ...DEFAULTS.LinuxParametersConfig,
    ...parameters,
    capabilities: parameters.capabilities ? { ...DEFAULTS.CapabilitiesConfig, ...parameters.capabilities } : null,
    devices: (parameters.devices ?? []).map((device: DeviceConfig) => ({ ...DEFAULTS.DeviceConfig, ...device })),
    tmpfs: (parameters.tmpfs ?? []).map((mount) => ({ ...DEFAULTS.TmpfsConfig, ...mount })),
  };
}

/** The log configuration of a container, with every default. */
export function resolveLogging(logging: LoggingConfig): LoggingModel {
  return {
    ...DEFAULTS.LoggingConfig,
    ...logging,
    options: sorted(logging.options),
    secretOptions: sorted(logging.secretOptions),
  };
}

/** A mount point with every default. */
export function resolveMountPoint(mount: MountPointConfig): MountPointModel {
  return { ...DEFAULTS.MountPointConfig, ...mount };
}

/** Sorted by name, like maps in Terraform, so that the order in the config makes no difference. */
export function sorted<Value extends string>(
  map: { readonly [name: string]: Value } = {},
): {
  readonly [name: string]: Value;
} {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
