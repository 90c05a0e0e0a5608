import { parseArn } from '../aws/arn';
import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { enumerate } from '../text/messages';
import { GetNamespaceCommand, GetServiceCommand, ListNamespacesCommand, ServiceDiscoveryClient } from '../vendor/aws';
import { Check } from './check';
import { findCluster } from './clusters';
import { ClientSettings, environmentCheck, Named, namedBy } from './environment-check';
import { notChecked, OK, problem, Verdict } from './verdict';

/** The AWS Cloud Map namespaces and services that the services are registered in. */
export function cloudMap(environment: EnvironmentModel): Check[] {
  const { accountId, services } = environment;
  const check = (named: Named, subject: string, run: (settings: ClientSettings) => Promise<Verdict>) =>
    environmentCheck(environment, `${subject} of ${enumerate(named.services.map(({ name }) => name))}`, run);
  return [
    ...namedBy(services, ({ settings }) => settings.serviceConnect?.namespace ?? null).map((named) =>
      check(named, `Cloud Map namespace ${labelOf(named.name)}`, (settings) =>
        checkNamespace(settings, named.name, accountId),
      ),
    ),
    ...namedBy(services, clusterOfDefault).map((named) =>
      check(named, `default namespace of the ECS cluster ${named.name}`, (settings) =>
        checkDefaultNamespace(settings, named.name),
      ),
    ),
    ...namedBy(services, ({ settings }) => settings.serviceDiscovery?.namespaceId ?? null).map((named) =>
      check(named, `Cloud Map namespace ${named.name}`, (settings) => checkDnsNamespace(settings, named.name)),
    ),
    ...namedBy(services, ({ settings }) => settings.serviceDiscovery?.serviceArn ?? null).map((named) =>
      check(named, `Cloud Map service ${labelOf(named.name)}`, (settings) => checkService(settings, named)),
    ),
  ];
}

/** A known cluster whose default namespace a service uses. */
function clusterOfDefault({ settings: { clusterName, serviceConnect } }: EnvironmentServiceModel): string | null {
  return serviceConnect !== null && serviceConnect.namespace === null ? clusterName : null;
}

/** The resource ID in an ARN, or the text itself if it is a name. */
function labelOf(text: string): string {
  return parseArn(text)?.resource.split('/').at(-1) ?? text;
}

async function checkNamespace(settings: ClientSettings, namespace: string, accountId: string): Promise<Verdict> {
  const arn = parseArn(namespace);
  const fix = 'create it, or correct serviceConnect.namespace';
  if (!arn) return (await namespaceNames(settings)).includes(namespace) ? OK : problem('not found', fix);
  if (arn.accountId !== accountId) return notChecked(`in account ${arn.accountId}, which shares it`);
  return (await findNamespace(settings, labelOf(namespace))) ? OK : problem('not found', fix);
}

async function checkDefaultNamespace(settings: ClientSettings, clusterName: string): Promise<Verdict> {
  const cluster = await findCluster(settings, clusterName);
  if (!cluster) return notChecked('the cluster was not found');
  if (cluster.serviceConnectDefaults?.namespace) return OK;
  return problem('not found', 'set serviceConnect.namespace, or give the cluster a default namespace');
}

/**
 * Amazon ECS registers the IP addresses of tasks, which requires a namespace with DNS records.
 *
 * Source: https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-namespaces.html
 */
async function checkDnsNamespace(settings: ClientSettings, id: string): Promise<Verdict> {
  const namespace = await findNamespace(settings, id);
  if (!namespace) return problem('not found', 'create it, or correct serviceDiscovery.namespaceId');
  if (namespace.Type !== 'HTTP') return OK;
  return problem('has no DNS records because its type is HTTP', 'use a DNS namespace in serviceDiscovery.namespaceId');
}

async function checkService(settings: ClientSettings, { name: arn, services }: Named): Promise<Verdict> {
  const service = await findService(settings, labelOf(arn));
  if (!service) return problem('not found', 'create it, or correct serviceDiscovery.serviceArn');
  const types = (service.DnsConfig?.DnsRecords ?? []).map(({ Type }) => String(Type));
  for (const { settings: own } of services) {
    const wanted = own.serviceDiscovery?.dnsRecordType ?? (own.networkMode === 'awsvpc' ? 'A' : 'SRV');
    // AAAA counts as A. A service without DNS matches both.
    if (types.includes('SRV') !== (wanted === 'SRV') && types.length > 0) {
      return problem(
        `has records of type ${enumerate(types)}`,
        `set serviceDiscovery.dnsRecordType to ${types.includes('SRV') ? 'SRV' : 'A'}, or use another service`,
      );
    }
  }
  return OK;
}

async function findNamespace(settings: ClientSettings, id: string) {
  const found = await orNothing(new ServiceDiscoveryClient(settings).send(new GetNamespaceCommand({ Id: id })));
  return found?.Namespace;
}

async function findService(settings: ClientSettings, id: string) {
  const found = await orNothing(new ServiceDiscoveryClient(settings).send(new GetServiceCommand({ Id: id })));
  return found?.Service;
}

async function namespaceNames(settings: ClientSettings): Promise<(string | undefined)[]> {
  const client = new ServiceDiscoveryClient(settings);
  const names: (string | undefined)[] = [];
  let token: string | undefined;
  do {
    const { Namespaces = [], NextToken }: { Namespaces?: { Name?: string }[]; NextToken?: string } = await client.send(
      new ListNamespacesCommand({ NextToken: token }),
    );
    names.push(...Namespaces.map(({ Name }) => Name));
    token = NextToken;
  } while (token !== undefined);
  return names;
}

async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (['NamespaceNotFound', 'ServiceNotFound'].includes((error as Error).name)) return undefined;
    throw error;
  }
}
