import { EnvironmentModel, Model } from '../model/model';
import { serviceNames } from '../naming/names';
import { Expression } from './hcl';

/** The stack of a service in an environment, as an interpolation. */
const STACK = '${environment.stacks[service]}';

/**
 * The targets of the pipelines. Equal to the services' `pipeline_target` outputs, but without reading another state.
 */
export function environmentsContext(model: Model): object {
  const names = serviceNames(model, '', { name: '' }, { stackName: STACK });
  const arn = (service: string, region: string, resource: string) =>
    new Expression(`"arn:${model.partition.name}:${service}:${region}:\${environment.account_id}:${resource}"`);
  const role = (name: string) => ({ arn: arn('iam', '', `role${model.rolePath}${name}`) });
  const executionRole = arn('iam', '', `role${model.rolePath}${names.executionRole}`);
  const hasExistingRoles = model.environments.some((environment) => existingRoles(environment).length > 0);
  const parameter = (name: string) => ({
    arn: arn('ssm', '${environment.region}', `parameter${name}`),
    name: new Expression(`"${name}"`),
  });
  return {
    environments: model.environments.map((environment) => {
      const { accountId, approvals, name, region, services } = environment;
      const roles = existingRoles(environment);
      return {
        name,
        account_id: accountId,
        region,
        auto_deploy: approvals.length === 0,
        stacks: Object.fromEntries(services.map((service) => [service.name, service.settings.stackName])),
        ...(roles.length > 0 && { execution_roles: Object.fromEntries(roles) }),
      };
    }),
    services: Object.fromEntries(model.pipelines.map(({ service, services }) => [service, services])),
    target: {
      name: new Expression('environment.name'),
      account_id: new Expression('environment.account_id'),
      region: new Expression('environment.region'),
      auto_deploy: new Expression('environment.auto_deploy'),
      assume_role: role(names.deployRole),
      promotion_role: role(names.promotionRole),
      cfn_role: role(names.cloudFormationRole),
      cfn_stack: { name: new Expression('environment.stacks[service]') },
      execution_role: {
        arn: hasExistingRoles
          ? new Expression(`try(environment.execution_roles[service], ${executionRole.source})`)
          : executionRole,
      },
      image_parameter: parameter(names.deployedImageParameter),
      deployment_parameter: parameter(names.deploymentParameter),
    },
  };
}

/** A map of service name to its existing execution role. */
function existingRoles({ services }: EnvironmentModel): [string, string][] {
  return services.flatMap(({ name, settings: { executionRoleArn } }) =>
    executionRoleArn === null ? [] : [[name, executionRoleArn]],
  );
}
