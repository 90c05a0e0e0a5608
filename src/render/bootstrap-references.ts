import { EnvironmentModel, Model } from '../model/model';

/** What exists already, and the services of environments name: what Terraform's roles have to read, or to use. */
export interface References {
  /** Whether doctor looks at roles. */
  readonly roles: boolean;
  /** Whether doctor looks at managed policies. */
  readonly policies: boolean;
  /** Whether doctor looks at KMS keys. */
  readonly keys: boolean;
  /** Whether doctor looks at AWS Cloud Map. */
  readonly discovery: boolean;
  /** ARNs of the namespaces in which Terraform creates services, or null where there are none. */
  readonly namespaces: readonly string[] | null;
}

/** What the services of some environments name. */
export function referencesOf({ partition }: Model, environments: readonly EnvironmentModel[]): References {
  const settings = environments.flatMap(({ services }) => services.map((service) => service.settings));
  const namespaces = environments.flatMap(({ accountId, region, services }) =>
    services.flatMap(({ settings: { serviceDiscovery } }) => {
      const id = serviceDiscovery?.namespaceId ?? null;
      return id === null ? [] : [`arn:${partition.name}:servicediscovery:${region}:${accountId}:namespace/${id}`];
    }),
  );
  return {
    roles: settings.some(({ executionRoleArn, taskRoleArn }) => executionRoleArn !== null || taskRoleArn !== null),
    policies: settings.some(
      ({ executionPolicyArns, taskPolicyArns }) => executionPolicyArns.length > 0 || taskPolicyArns.length > 0,
    ),
    keys: settings.some(({ secretsKeyArns }) => secretsKeyArns.length > 0),
    discovery: settings.some(
      ({ serviceConnect, serviceDiscovery }) => serviceConnect !== null || serviceDiscovery !== null,
    ),
    namespaces: namespaces.length === 0 ? null : [...new Set(namespaces)],
  };
}
