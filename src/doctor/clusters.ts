import { EnvironmentModel } from '../model/model';
import { Cluster, DescribeClustersCommand, ECSClient } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { OK, problem } from './verdict';

/** The ECS clusters that the services use. */
export function clusters(environment: EnvironmentModel): Check[] {
  return namedBy(environment.services, ({ settings }) => settings.clusterName).map(({ name }) =>
    environmentCheck(environment, `ECS cluster ${name}`, async (settings) =>
      (await findCluster(settings, name)) ? OK : problem('not found', 'create it, or correct clusterName'),
    ),
  );
}

/** The cluster, if it is active. */
export async function findCluster(settings: ClientSettings, name: string): Promise<Cluster | undefined> {
  const { clusters: found = [] } = await new ECSClient(settings).send(
    new DescribeClustersCommand({ clusters: [name] }),
  );
  return found.find(({ status }) => status === 'ACTIVE');
}
