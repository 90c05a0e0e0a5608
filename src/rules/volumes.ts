import { Path, Problem } from '../config/problem';
import { SettingPath } from '../config/service-target';
import { enumerateNames } from '../text/messages';
import { settingsRule } from './rule';

/**
 * A volume has only one kind, and an access point has its own root directory.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
 */
export const volumeKinds = settingsRule(['volumes'], ({ at, settings }) =>
  (settings.volumes ?? []).flatMap(({ efs, hostPath }, index): Problem[] => {
    const problems: Problem[] = [];
    if (efs && hostPath !== undefined) {
      const path = at(['volumes', index, 'hostPath']);
      problems.push({ path, message: 'cannot be combined with efs', value: hostPath, fix: 'remove one of the two' });
    }
    if (efs?.accessPointId !== undefined && (efs.rootDirectory ?? '/') !== '/') {
      problems.push({
        path: at(['volumes', index, 'efs', 'rootDirectory']),
        message: 'cannot be combined with accessPointId, which has its own root directory',
        value: efs.rootDirectory,
        fix: 'remove one of the two',
      });
    }
    return problems;
  }),
);

/**
 * Mount points of unknown volumes.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html
 */
export const mountedVolumes = settingsRule(['mountPoints', 'sidecars', 'volumes'], ({ at, settings }) => {
  const { mountPoints = [], sidecars = [], volumes = [] } = settings;
  const names = volumes.map(({ name }) => name);
  const fix = names.length > 0 ? `use ${enumerateNames(names, 'or')}` : 'add it to volumes';
  const problem = (volume: string, path: Path): Problem[] =>
    names.includes(volume) ? [] : [{ path, message: 'unknown volume', value: volume, fix }];
  const find = (mounts: typeof mountPoints, pathOf: (index: number) => SettingPath) =>
    mounts.flatMap(({ volume }, index) => problem(volume, at(pathOf(index), ['volumes'])));
  return [
    ...find(mountPoints, (index) => ['mountPoints', index, 'volume']),
    ...sidecars.flatMap((sidecar, at) =>
      find(sidecar.mountPoints ?? [], (index) => ['sidecars', at, 'mountPoints', index, 'volume']),
    ),
  ];
});
