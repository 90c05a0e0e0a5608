import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { enumerate } from '../text/messages';
import {
  DescribeAccessPointsCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
} from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { findSubnets } from './subnets';
import { OK, problem, Verdict } from './verdict';

/** The EFS file systems that tasks mount, and their access points. */
export function fileSystems(environment: EnvironmentModel): Check[] {
  const { services } = environment;
  const points = services.flatMap(volumesOf).filter(({ accessPointId }) => accessPointId !== null);
  return [
    ...namedBy(services, (service) => volumesOf(service).map(({ fileSystemId }) => fileSystemId)).map((named) => {
      const subject = `EFS file system ${named.name} of ${enumerate(named.services.map(({ name }) => name))}`;
      const subnetIds = [...new Set(named.services.flatMap(({ settings }) => settings.subnetIds))];
      return environmentCheck(environment, subject, (settings) => checkFileSystem(settings, named.name, subnetIds));
    }),
    ...namedBy(services, (service) => volumesOf(service).flatMap(({ accessPointId }) => accessPointId ?? [])).map(
      ({ name: id }) => {
        const owners = points.filter(({ accessPointId }) => accessPointId === id).map((point) => point.fileSystemId);
        return environmentCheck(environment, `EFS access point ${id}`, (settings) =>
          checkAccessPoint(settings, id, owners),
        );
      },
    ),
  ];
}

function volumesOf({ settings }: EnvironmentServiceModel) {
  return settings.volumes.flatMap(({ efs }) => efs ?? []);
}

/**
 * A task finds a file system by its DNS name, which exists only in Availability Zones with a mount target.
 *
 * Source: https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html
 *
 * @param subnetIds - empty if `inputs.tf` looks them up
 */
async function checkFileSystem(settings: ClientSettings, id: string, subnetIds: readonly string[]): Promise<Verdict> {
  const efs = new EFSClient(settings);
  const { FileSystems: [system] = [] } = await orNothing(
    efs.send(new DescribeFileSystemsCommand({ FileSystemId: id })),
    'FileSystemNotFound',
  );
  if (!system) return problem('not found', 'create it, or correct efs.fileSystemId');
  if (system.LifeCycleState === 'deleting' || system.LifeCycleState === 'deleted') {
    return problem('is being deleted', 'use another one in efs.fileSystemId');
  }
  const { MountTargets: targets = [] } = await efs.send(new DescribeMountTargetsCommand({ FileSystemId: id }));
  if (targets.length === 0) {
    return problem('has no mount target, so no task can mount it', 'create one in each Availability Zone of the tasks');
  }
  const subnets = await findSubnets(settings, subnetIds);
  const foreign = subnets.find(({ vpcId }) => targets.every(({ VpcId }) => VpcId !== vpcId));
  if (foreign) {
    return problem(
      `its mount targets are in ${targets[0]!.VpcId}, but the subnet ${foreign.id} is in ${foreign.vpcId}`,
      'use a file system with mount targets in the VPC of the subnets, or correct subnetIds',
    );
  }
  const without = subnets.filter(({ zoneId }) => targets.every((target) => target.AvailabilityZoneId !== zoneId));
  if (without.length === 0) return OK;
  return problem(
    `has no mount target in ${without.map((subnet) => `${subnet.zoneId}, the zone of ${subnet.id}`).join('; ')}`,
    'create one there, or remove the subnet from subnetIds',
  );
}

async function checkAccessPoint(settings: ClientSettings, id: string, owners: readonly string[]): Promise<Verdict> {
  const { AccessPoints: [point] = [] } = await orNothing(
    new EFSClient(settings).send(new DescribeAccessPointsCommand({ AccessPointId: id })),
    'AccessPointNotFound',
  );
  if (!point) return problem('not found', 'create it, or correct efs.accessPointId');
  const wrong = owners.find((owner) => owner !== point.FileSystemId);
  if (wrong === undefined) return OK;
  return problem(`belongs to ${point.FileSystemId}, not to ${wrong}`, 'correct efs.accessPointId or efs.fileSystemId');
}

async function orNothing<Answer extends object>(answer: Promise<Answer>, name: string): Promise<Partial<Answer>> {
  try {
    return await answer;
  } catch (error) {
    if ((error as Error).name === name) return {};
    throw error;
  }
}
