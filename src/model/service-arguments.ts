import {
  AlarmConfig,
  HealthCheckConfig,
  MountPointConfig,
  ServiceSettings,
  SidecarConfig,
  VolumeConfig,
} from '../config';
import { Arguments, Literal } from './model';

type Optional = Literal | undefined;

/** The arguments of the service module that its settings say, in the order and the groups of the module's own inputs. */
export function settingsArguments(settings: ServiceSettings): Arguments[] {
  return [container(settings), task(settings), placement(settings), scaling(settings), operation(settings)].filter(
    (group) => Object.keys(group).length > 0,
  );
}

function container(settings: ServiceSettings): Arguments {
  return present({
    container_name: settings.containerName,
    container_port: settings.containerPort,
    environment: sorted(settings.environment),
    secrets: sorted(settings.secrets),
    command: settings.command,
    entry_point: settings.entryPoint,
    health_check: healthCheck(settings.healthCheck),
    stop_timeout: settings.stopTimeout,
    readonly_root_filesystem: settings.readonlyRootFilesystem,
    user: settings.user,
    extra_containers: settings.sidecars?.map(sidecar),
  });
}

function task(settings: ServiceSettings): Arguments {
  return present({
    cpu: settings.cpu,
    memory: settings.memory,
    cpu_architecture: settings.cpuArchitecture,
    ephemeral_storage: settings.ephemeralStorage,
    gpu: settings.gpu,
    volumes: settings.volumes?.map(volume),
    mount_points: settings.mountPoints?.map(mountPoint),
    bind_mounts: settings.bindMounts?.map((mount) =>
      present({ host_path: mount.hostPath, container_path: mount.containerPath, read_only: mount.readOnly }),
    ),
  });
}

function placement(settings: ServiceSettings): Arguments {
  return present({
    launch_type: settings.launchType,
    capacity_provider: settings.capacityProvider,
    capacity_provider_strategy: settings.capacityProviderStrategy?.map((item) =>
      present({ capacity_provider: item.capacityProvider, weight: item.weight, base: item.base }),
    ),
    platform_version: settings.platformVersion,
    network_mode: settings.networkMode,
    subnet_ids: settings.subnetIds,
    security_group_ids: settings.securityGroupIds,
    assign_public_ip: settings.assignPublicIp,
    target_group_arn: settings.targetGroupArn,
    health_check_grace_period: settings.healthCheckGracePeriod,
  });
}

function scaling(settings: ServiceSettings): Arguments {
  return present({
    autoscaling_min: settings.autoscaling?.min,
    autoscaling_max: settings.autoscaling?.max,
    autoscaling_target_cpu: settings.autoscaling?.targetCpu,
    alarm: alarm(settings.alarm),
  });
}

function operation(settings: ServiceSettings): Arguments {
  const { deployment, cloudFormationProperties: properties } = settings;
  return present({
    deployment:
      deployment &&
      present({
        minimum_healthy_percent: deployment.minimumHealthyPercent,
        maximum_percent: deployment.maximumPercent,
        circuit_breaker: deployment.circuitBreaker,
        alarm_names: deployment.alarmNames,
      }),
    enable_execute_command: settings.enableExecuteCommand,
    log_group_name: settings.logGroupName,
    log_retention_days: settings.logRetentionDays,
    cloudformation_properties:
      properties &&
      present({
        service: properties.service as Optional,
        task_definition: properties.taskDefinition as Optional,
        container: properties.container as Optional,
      }),
  });
}

function healthCheck(check: HealthCheckConfig | undefined): Optional {
  return (
    check &&
    present({
      command: check.command,
      interval: check.interval,
      timeout: check.timeout,
      retries: check.retries,
      start_period: check.startPeriod,
    })
  );
}

function sidecar(config: SidecarConfig): Arguments {
  return present({
    name: config.name,
    image: config.image,
    container_port: config.containerPort,
    cpu: config.cpu,
    memory: config.memory,
    essential: config.essential,
    environment: sorted(config.environment),
    secrets: sorted(config.secrets),
    command: config.command,
    entry_point: config.entryPoint,
    health_check: healthCheck(config.healthCheck),
    mount_points: config.mountPoints?.map(mountPoint),
    readonly_root_filesystem: config.readonlyRootFilesystem,
    user: config.user,
  });
}

function mountPoint(mount: MountPointConfig): Arguments {
  return present({ volume: mount.volume, container_path: mount.containerPath, read_only: mount.readOnly });
}

function volume(config: VolumeConfig): Arguments {
  const { efs } = config;
  return present({
    name: config.name,
    host_path: config.hostPath,
    efs:
      efs &&
      present({
        file_system_id: efs.fileSystemId,
        access_point_id: efs.accessPointId,
        root_directory: efs.rootDirectory,
        iam_authorization: efs.iamAuthorization,
      }),
  });
}

function alarm(config: AlarmConfig | undefined): Optional {
  return (
    config &&
    present({
      period: config.period,
      evaluation_periods: config.evaluationPeriods,
      datapoints_to_alarm: config.datapointsToAlarm,
      alarm_actions: config.alarmActions,
      ok_actions: config.okActions,
    })
  );
}

/** The values that are set. */
export function present(values: { readonly [name: string]: Optional }): Arguments {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Literal] => entry[1] !== undefined),
  );
}

function sorted(map: { readonly [key: string]: string } | undefined): Optional {
  return map && Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
