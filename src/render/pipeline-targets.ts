import { Model } from '../model/model';
import { serviceNames } from '../naming/names';
import { Expression } from './hcl';

/** Stands for the stack of a service in an environment. */
const STACK = '${environment.stacks[service]}';

/** What the pipelines deploy to: the same as the outputs `pipeline_target` of the services, without a look at a state. */
export function environmentsContext(model: Model): object {
  const names = serviceNames(model, '', { name: '' }, { stackName: STACK });
  const arn = (service: string, region: string, resource: string) =>
    new Expression(`"arn:${model.partition.name}:${service}:${region}:\${environment.account_id}:${resource}"`);
  const role = (name: string) => ({ arn: arn('iam', '', `role/${name}`) });
  const parameter = (name: string) => ({
    arn: arn('ssm', '${environment.region}', `parameter${name}`),
    name: new Expression(`"${name}"`),
  });
  return {
    environments: model.environments.map(({ accountId, approvals, name, region, services }) => ({
      name,
      account_id: accountId,
      region,
      auto_deploy: approvals.length === 0,
      stacks: Object.fromEntries(services.map((service) => [service.name, service.settings.stackName])),
    })),
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
      execution_role: role(names.executionRole),
      image_parameter: parameter(names.deployedImageParameter),
      deployment_parameter: parameter(names.deploymentParameter),
    },
  };
}
