import { PropertiesPart } from '../cloudformation/owned-properties';
import { UnknownMap } from '../config/maps';
import { Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget, SettingPath } from '../config/service-target';
import { SidecarConfig } from '../config/sidecar-config';
import { Rule, settingsRule } from './rule';

/** CloudFormation properties of one of the things that have such. */
export interface GivenPart {
  readonly part: PropertiesPart;
  /** Where they stand. */
  readonly path: SettingPath;
  readonly properties: UnknownMap;
  /** Whose they are, if they are a sidecar's. */
  readonly sidecar?: SidecarConfig;
}

const PARTS = ['service', 'taskDefinition', 'container'] as const;

/** What is given for the parts of the service. */
export function partsOfService({ cloudFormationProperties = {} }: Pick<ServiceSettings, 'cloudFormationProperties'>) {
  return PARTS.map(
    (part): GivenPart => ({
      part,
      path: ['cloudFormationProperties', part],
      properties: cloudFormationProperties[part] ?? {},
    }),
  );
}

/** What is given for the sidecars. */
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

/** A rule about whatever properties are given. A broken sidecar hides no mistake of the service, and none of these that. */
export function givenRule(find: (part: GivenPart, at: ServiceTarget['at']) => Problem[]): Rule {
  const ofService = settingsRule(['cloudFormationProperties'], ({ at, settings }) =>
    partsOfService(settings).flatMap((part) => find(part, at)),
  );
  const ofSidecars = settingsRule(['sidecars'], ({ at, settings }) =>
    partsOfSidecars(settings).flatMap((part) => find(part, at)),
  );
  return (config) => [...ofService(config), ...ofSidecars(config)];
}
