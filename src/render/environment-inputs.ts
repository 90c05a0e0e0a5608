import { EnvironmentModel, InputName } from '../model/model';
import { Expression, HclValue } from './hcl';
import { RenderedFile, yours } from './rendered-file';
import { renderRootTemplate } from './template';

/** The initial value of each local in `inputs.tf`. */
const FIRST_VALUES: { readonly [input in InputName]: HclValue } = {
  cluster_name: new Expression('aws_ecs_cluster.this.name'),
  subnet_ids: new Expression('data.aws_subnets.this.ids'),
  security_group_ids: new Expression('[aws_security_group.services.id]'),
  assign_public_ip: true,
  listener_arn: new Expression('aws_lb_listener.http.arn'),
};

/** The files for what the config leaves open: the locals, and an initial cluster, network and load balancer. */
export function renderEnvironmentInputs(environment: EnvironmentModel): RenderedFile[] {
  const { clusterName, fargateCapacityProviders, inputs, loadBalancerName, name } = environment;
  const hasCluster = inputs.includes('cluster_name');
  const hasSubnets = inputs.includes('subnet_ids');
  const hasSecurityGroups = inputs.includes('security_group_ids');
  const file = (fileName: string, context: object) =>
    yours(`${environment.folder}/${fileName}`, renderRootTemplate(`environment/${fileName}.hbs`, { name, ...context }));
  const files: RenderedFile[] = [];
  if (inputs.length > 0) {
    const locals = Object.fromEntries(inputs.map((input) => [input, FIRST_VALUES[input]]));
    files.push(file('inputs.tf', { locals }));
  }
  if (hasCluster) {
    const hasFargateCapacityProviders = fargateCapacityProviders.length > 0;
    files.push(file('cluster.tf', { clusterName, fargateCapacityProviders, hasFargateCapacityProviders }));
  }
  if (hasSubnets || hasSecurityGroups) {
    const securityGroupName = `${clusterName}-services`;
    files.push(file('network.tf', { hasSubnets, hasSecurityGroups, securityGroupName }));
  }
  if (inputs.includes('listener_arn')) {
    files.push(
      file('load_balancer.tf', {
        hasSubnets,
        loadBalancerName,
        securityGroupName: `${clusterName}-load-balancer`,
      }),
    );
  }
  return files;
}
