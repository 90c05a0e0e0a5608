import { EnvironmentModel, Model } from '../model/model';

/** Existing resources that the services refer to, and that Terraform's roles need to read or use. */
export interface References {
  /** Whether doctor reads roles. */
  readonly roles: boolean;
  /** Whether doctor reads managed policies. */
  readonly policies: boolean;
  /** Whether doctor reads KMS keys. */
  readonly keys: boolean;
  /** Whether doctor reads AWS Cloud Map resources. */
  readonly discovery: boolean;
  /** ARNs of the namespaces in which Terraform creates services, or null if there are none. */
  readonly namespaces: readonly string[] | null;
}

/** The existing resources that the services of some environments refer to. */
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
