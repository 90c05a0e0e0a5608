import { FARGATE_PROVIDERS } from '../config/capacity';
import { EnvironmentModel } from '../model/model';
import { ServiceSettingsModel } from '../model/resolved';
import { DescribeCapacityProvidersCommand, ECSClient } from '../vendor/aws';
import { Check } from './check';
import { findCluster } from './clusters';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { notChecked, OK, problem, Verdict } from './verdict';

/** The capacity providers of the tasks, in each cluster that the services use. */
export function capacityProviders(environment: EnvironmentModel): Check[] {
  return namedBy(environment.services, ({ settings }) => providersOf(settings)).flatMap(({ name, services }) => {
    // A cluster that inputs.tf looks up is unknown here.
    const clusters = [...new Set(services.map(({ settings }) => settings.clusterName))];
    const looked = clusters.filter((cluster) => cluster !== null || !FARGATE_PROVIDERS.includes(name));
    return looked.map((cluster) =>
      environmentCheck(
        environment,
        `capacity provider ${name}${cluster === null ? '' : ` of ${cluster}`}`,
        (settings) => checkProvider(settings, name, cluster),
      ),
    );
  });
}

function providersOf({ capacityProvider, capacityProviderStrategy }: ServiceSettingsModel): string[] {
  return [
    ...(capacityProvider === null ? [] : [capacityProvider]),
    ...capacityProviderStrategy.map((item) => item.capacityProvider),
  ];
}

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html */
async function checkProvider(settings: ClientSettings, name: string, cluster: string | null): Promise<Verdict> {
  if (!FARGATE_PROVIDERS.includes(name) && !(await exists(settings, name))) {
    return problem('not found', 'create it, or correct capacityProvider');
  }
  if (cluster === null) return OK;
  const found = await findCluster(settings, cluster);
  if (!found) return notChecked(`the cluster ${cluster} was not found`);
  const { capacityProviders: associated = [] } = found;
  if (associated.includes(name)) return OK;
  const command = `aws ecs put-cluster-capacity-providers --cluster ${cluster} --capacity-providers ${[...associated, name].join(' ')}`;
  return problem(
    `not associated with the cluster ${cluster}`,
    `associate it in the cluster's Terraform code, or run ${command} --default-capacity-provider-strategy, followed by the cluster's current strategy`,
  );
}

async function exists(settings: ClientSettings, name: string): Promise<boolean> {
  const command = new DescribeCapacityProvidersCommand({ capacityProviders: [name] });
  const { capacityProviders: found = [] } = await new ECSClient(settings).send(command);
  return found.some(({ status }) => status !== 'INACTIVE');
}
