import { ConfigParts } from '../config/config-parts';
import { ServiceTarget } from '../config/service-target';
import { bootstrapDerivedNames } from './derived-bootstrap-names';
import { discoveryDerivedNames } from './derived-discovery-names';
import { DerivedName, Origin } from './derived-name';
import { notificationDerivedNames } from './derived-notification-names';
import { pipelineDerivedNames } from './derived-pipeline-names';
import { serviceDerivedNames } from './derived-service-names';
import { accessDerivedNames, environmentDerivedNames, storeDerivedNames } from './derived-shared-names';

export type { DerivedName } from './derived-name';

/** Every name that follows from a config, as far as its parts are well-formed. */
export function derivedNames(config: ConfigParts, targets: readonly ServiceTarget[]): DerivedName[] {
  if (config.name === undefined) return [];
  const root: Origin = { path: ['name'], value: config.name };
  return [
    ...serviceDerivedNames(config, targets, root),
    ...discoveryDerivedNames(config, targets),
    ...pipelineDerivedNames(config, root),
    ...environmentDerivedNames(config, root),
    ...accessDerivedNames(config, root),
    ...bootstrapDerivedNames(config, root),
    ...storeDerivedNames(config, root),
    ...notificationDerivedNames(config, root),
  ];
}
