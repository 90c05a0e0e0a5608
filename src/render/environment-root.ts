import { EnvironmentModel, EnvironmentServiceModel, InputName, Model } from '../model/model';
import { renderEnvironmentInputs } from './environment-inputs';
import { Expression } from './hcl';
import { managed, RenderedFile } from './rendered-file';
import { renderRoot } from './root';
import { label, renderRootTemplate } from './template';

/** The Terraform root of one environment. */
export function renderEnvironmentRoot(model: Model, environment: EnvironmentModel): RenderedFile[] {
  const { folder, region, services } = environment;
  return [
    ...renderRoot(model, environment, [{ region }]),
    managed(
      `${folder}/main.tf`,
      renderRootTemplate('environment/main.tf.hbs', {
        services: services.map((service) => ({ name: service.name, groups: argumentGroups(service) })),
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
    ...renderEnvironmentInputs(environment),
  ];
}

function argumentGroups({ arguments: [names, ...others], inputs }: EnvironmentServiceModel): object[] {
  const fromInputs = (...wanted: InputName[]) =>
    Object.fromEntries(wanted.filter((input) => inputs.includes(input)).map((input) => [input, local(input)]));
  return [
    { ...names, ...fromInputs('cluster_name') },
    fromInputs('subnet_ids', 'security_group_ids', 'assign_public_ip'),
    ...others,
  ].filter((group) => Object.keys(group).length > 0);
}

function local(name: string): Expression {
  return new Expression(`local.${name}`);
}
