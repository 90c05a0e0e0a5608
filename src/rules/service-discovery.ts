import { parseArn } from '../aws/arn';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** Service discovery without an AWS Cloud Map service, or with both a new and an existing one. */
export const discoveryServices = settingsRule(['serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { serviceDiscovery } = settings;
  if (serviceDiscovery === undefined) return [];
  const { name, namespaceId, serviceArn, ttlSeconds } = serviceDiscovery;
  if (namespaceId === undefined && serviceArn === undefined) {
    const fix = 'set namespaceId to create a service, or serviceArn to use an existing one';
    return [{ path: at(['serviceDiscovery']), message: 'requires namespaceId or serviceArn', fix }];
  }
  if (serviceArn === undefined) return [];
  return Object.entries({ namespaceId, name, ttlSeconds }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          {
            path: at(['serviceDiscovery', key], ['serviceDiscovery', 'serviceArn']),
            message: 'cannot be combined with serviceArn because an existing service is not changed',
            value,
            fix: 'remove one of the two',
          },
        ],
  );
});

/** ARNs that are not those of AWS Cloud Map services. `discoveryPlaces` checks their account and Region. */
export const discoveryServiceArns = settingsRule(['serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { serviceArn: value } = settings.serviceDiscovery ?? {};
  if (value === undefined) return [];
  const { resource = '', service } = parseArn(value) ?? {};
  if (service === 'servicediscovery' && /^service\/srv-[a-z0-9]+$/.test(resource)) return [];
  return [
    {
      path: at(['serviceDiscovery', 'serviceArn']),
      message: 'not the ARN of an AWS Cloud Map service',
      value,
      fix: 'use an ARN such as …:servicediscovery:{region}:{account}:service/{id}',
    },
  ];
});

/**
 * Record types that do not fit the network mode or lack a port. Outside of awsvpc, a task has no IP address of its own;
 * the port of an SRV record is that of a container.
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
      const message = `not supported in network mode ${networkMode}, where tasks have no IP address of their own`;
      return [{ path, message, value: dnsRecordType, fix: 'use SRV, or network mode awsvpc' }];
    }
    if (containerPort !== undefined) return [];
    return [
      {
        path,
        message: 'an SRV record requires containerPort',
        value: dnsRecordType,
        fix: networkMode === 'awsvpc' ? 'set containerPort, or use A' : 'set containerPort, or remove serviceDiscovery',
      },
    ];
  },
);

/** Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
const LABEL = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;

/** Container names that cannot be part of a DNS name. */
export const discoveryNames = settingsRule(['containerName', 'serviceDiscovery'], ({ at, settings }): Problem[] => {
  const { containerName, serviceDiscovery } = settings;
  if (containerName === undefined || serviceDiscovery?.namespaceId === undefined) return [];
  if (serviceDiscovery.name !== undefined || LABEL.test(containerName)) return [];
  return [
    {
      path: at(['containerName']),
      message: 'not a valid name for service discovery',
      value: containerName,
      fix: 'set serviceDiscovery.name, with at most 63 letters, digits, hyphens and underscores in each part',
    },
  ];
});
