import { parseArn } from '../aws/arn';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** A service of AWS Cloud Map that is created, or an existing one. */
export const discoveryServices = settingsRule(['serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { serviceDiscovery } = settings;
  if (serviceDiscovery === undefined) return [];
  const { name, namespaceId, serviceArn, ttlSeconds } = serviceDiscovery;
  if (namespaceId === undefined && serviceArn === undefined) {
    const fix = 'set namespaceId, in which a service is created, or the serviceArn of an existing one';
    return [{ path: at(['serviceDiscovery']), message: 'without a namespace or a service', fix }];
  }
  if (serviceArn === undefined) return [];
  return Object.entries({ namespaceId, name, ttlSeconds }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          {
            path: at(['serviceDiscovery', key], ['serviceDiscovery', 'serviceArn']),
            message: 'together with serviceArn, the existing service, which is not changed',
            value,
            fix: 'remove one of the two',
          },
        ],
  );
});

/** What is no service of AWS Cloud Map. Where it is, the rule about places looks at. */
export const discoveryServiceArns = settingsRule(['serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { serviceArn: value } = settings.serviceDiscovery ?? {};
  if (value === undefined) return [];
  const { resource = '', service } = parseArn(value) ?? {};
  if (service === 'servicediscovery' && /^service\/srv-[a-z0-9]+$/.test(resource)) return [];
  return [
    {
      path: at(['serviceDiscovery', 'serviceArn']),
      message: 'not the ARN of a service of AWS Cloud Map',
      value,
      fix: 'use one such as …:servicediscovery:{region}:{account}:service/{id}',
    },
  ];
});

/**
 * Records that tasks of a network mode cannot have. Outside of awsvpc a task has no address of its own; and a port has to
 * be that of a container.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
 */
export const discoveryRecords = settingsRule(
  ['containerPort', 'networkMode', 'serviceDiscovery'],
  ({ at, settings }): Problem[] => {
    const { containerPort, networkMode = DEFAULTS.ServiceSettings.networkMode, serviceDiscovery } = settings;
    if (serviceDiscovery === undefined) return [];
    const { dnsRecordType = networkMode === 'awsvpc' ? 'A' : 'SRV' } = serviceDiscovery;
    const path = at(['serviceDiscovery', 'dnsRecordType'], ['serviceDiscovery']);
    if (dnsRecordType === 'A') {
      if (networkMode === 'awsvpc') return [];
      const message = `not possible in the network mode ${networkMode}, in which tasks have no address of their own`;
      return [{ path, message, value: dnsRecordType, fix: 'use SRV, or the network mode awsvpc' }];
    }
    if (containerPort !== undefined) return [];
    return [
      {
        path,
        message: 'a record with a port, without a containerPort',
        value: dnsRecordType,
        fix: networkMode === 'awsvpc' ? 'set containerPort, or use A' : 'set containerPort, or remove serviceDiscovery',
      },
    ];
  },
);

/** Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
const LABEL = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;

/** Names of containers that are no part of a DNS name. */
export const discoveryNames = settingsRule(['containerName', 'serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { containerName, serviceDiscovery } = settings;
  if (containerName === undefined || serviceDiscovery?.namespaceId === undefined) return [];
  if (serviceDiscovery.name !== undefined || LABEL.test(containerName)) return [];
  return [
    {
      path: at(['containerName']),
      message: 'no name that service discovery can use',
      value: containerName,
      fix: 'set serviceDiscovery.name: at most 63 letters, digits, hyphens and underscores in a part of it',
    },
  ];
});
