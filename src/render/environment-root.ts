import { EnvironmentModel, EnvironmentServiceModel, InputName, Model } from '../model/model';
import { Expression, HclValue } from './hcl';
import { managed, RenderedFile, yours } from './rendered-file';
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
        services: services.map((service) => ({ name: service.name, groups: argumentGroups(environment, service) })),
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
    yours(`${folder}/inputs.tf`, renderRootTemplate('environment/inputs.tf.hbs', inputsContext(environment))),
  ];
}

function argumentGroups(
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
      pipeline_role_arns: deployment.pipelineRoleArns,
      pipeline_artifact_arn: deployment.artifactArn,
      repository_arns: deployment.repositoryArns,
    },
    ...Object.values(others),
  ].filter((group) => Object.keys(group).length > 0);
}

function local(name: string): Expression {
  return new Expression(`local.${name}`);
}

/** What the first `inputs.tf` sets each local to. */
const FIRST_INPUTS: { readonly [input in InputName]: HclValue } = {
  cluster_name: new Expression('aws_ecs_cluster.this.name'),
  subnet_ids: new Expression('data.aws_subnets.this.ids'),
  security_group_ids: new Expression('[aws_security_group.services.id]'),
  assign_public_ip: true,
};

function inputsContext(environment: EnvironmentModel): object {
  const { clusterName, fargateCapacityProviders, inputs, name } = environment;
  const has = (input: InputName) => inputs.includes(input);
  return {
    name,
    clusterName,
    fargateCapacityProviders,
    hasFargateCapacityProviders: fargateCapacityProviders.length > 0,
    hasInputs: inputs.length > 0,
    hasCluster: has('cluster_name'),
    hasSubnets: has('subnet_ids'),
    hasSecurityGroups: has('security_group_ids'),
    needsNetwork: has('subnet_ids') || has('security_group_ids'),
    securityGroupName: `${clusterName}-services`,
    locals: Object.fromEntries(inputs.map((input) => [input, FIRST_INPUTS[input]])),
  };
}
