import { DEFAULTS } from '../config/defaults.generated';
import { EnvironmentModel, EnvironmentServiceModel, InputName, Model } from '../model/model';
import { renderEnvironmentAccess } from './access';
import { renderEnvironmentInputs } from './environment-inputs';
import { Expression } from './hcl';
import { managed, RenderedFile } from './rendered-file';
import { renderRoot } from './root';
import { Arguments, serviceArguments } from './service-arguments';
import { label, renderRootTemplate } from './template';

/** The Terraform root of one environment. */
export function renderEnvironmentRoot(model: Model, environment: EnvironmentModel): RenderedFile[] {
  const { folder, region, services } = environment;
  return [
    ...renderRoot(model, environment, [{ region }]),
    managed(
      `${folder}/main.tf`,
      renderRootTemplate('environment/main.tf.hbs', {
        services: services.map((service) => ({
          name: service.name,
          groups: argumentGroups(model, environment, service),
        })),
      }),
    ),
    managed(
      `${folder}/outputs.tf`,
      renderRootTemplate('environment/outputs.tf.hbs', {
        targets: Object.fromEntries(
          services.map(({ name }) => [name, new Expression(`module.${label(name)}.pipeline_target`)]),
        ),
      }),
    ),
    renderEnvironmentAccess(model, environment),
    ...renderEnvironmentInputs(environment),
  ];
}

function argumentGroups(
  { rolePath }: Model,
  environment: EnvironmentModel,
  { deployment, inputs, settings }: EnvironmentServiceModel,
): Arguments[] {
  const fromInputs = (...wanted: InputName[]) =>
    Object.fromEntries(wanted.filter((input) => inputs.includes(input)).map((input) => [input, local(input)]));
  const { names, ...others } = serviceArguments(settings);
  return [
    { ...names, ...fromInputs('cluster_name') },
    fromInputs('subnet_ids', 'security_group_ids', 'assign_public_ip'),
    {
      pipeline_target_name: environment.name,
      ...(!deployment.isAutomatic && { pipeline_auto_deploy: false }),
      pipeline_aws_account_id: deployment.pipelineAccountId,
      pipeline_role_arn: deployment.pipelineRoleArn,
      pipeline_functions_role_arn: deployment.functionsRoleArn,
      repository_arns: deployment.repositoryArns,
      ...(environment.boundaryArn !== null && { permissions_boundary_arn: environment.boundaryArn }),
      ...(rolePath !== DEFAULTS.EcsPipelineConfig.rolePath && { role_path: rolePath }),
    },
    ...Object.values(others),
  ].filter((group) => Object.keys(group).length > 0);
}

function local(name: string): Expression {
  return new Expression(`local.${name}`);
}
