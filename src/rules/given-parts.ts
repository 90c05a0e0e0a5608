import { PropertiesPart } from '../cloudformation/owned-properties';
import { UnknownMap } from '../config/maps';
import { Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget, SettingPath } from '../config/service-target';
import { SidecarConfig } from '../config/sidecar-config';
import { Rule, settingsRule } from './rule';

/** The CloudFormation properties of a part of a service. */
export interface GivenPart {
  readonly part: PropertiesPart;
  /** Where the config sets them. */
  readonly path: SettingPath;
  readonly properties: UnknownMap;
  /** The sidecar that they belong to, if any. */
  readonly sidecar?: SidecarConfig;
}

const PARTS = ['service', 'taskDefinition', 'container'] as const;

/** The CloudFormation properties of the service's own parts. */
export function partsOfService({ cloudFormationProperties = {} }: Pick<ServiceSettings, 'cloudFormationProperties'>) {
  return PARTS.map(
    (part): GivenPart => ({
      part,
      path: ['cloudFormationProperties', part],
      properties: cloudFormationProperties[part] ?? {},
    }),
  );
}

/** The CloudFormation properties of the sidecars. */
export function partsOfSidecars({ sidecars = [] }: Pick<ServiceSettings, 'sidecars'>) {
  return sidecars.map(
    (sidecar, index): GivenPart => ({
      part: 'sidecar',
      path: ['sidecars', index, 'cloudFormationProperties'],
      properties: sidecar.cloudFormationProperties ?? {},
      sidecar,
    }),
  );
}

/** A rule for all CloudFormation properties. A broken sidecar does not hide problems of the service, and vice versa. */
export function givenRule(find: (part: GivenPart, at: ServiceTarget['at']) => Problem[]): Rule {
  const ofService = settingsRule(['cloudFormationProperties'], ({ at, settings }) =>
    partsOfService(settings).flatMap((part) => find(part, at)),
  );
  const ofSidecars = settingsRule(['sidecars'], ({ at, settings }) =>
    partsOfSidecars(settings).flatMap((part) => find(part, at)),
  );
  return (config) => [...ofService(config), ...ofSidecars(config)];
}
