import { ServiceConfig } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

type Case = [scenario: string, service: object, lines: string[]];

const inDev = (service: object) =>
  linesOf(minimalConfig({ services: [{ name: 'api', containerPort: 8080, ...(service as Partial<ServiceConfig>) }] }));

const ec2 = { capacityProvider: 'instances' };
const serviceArn = 'arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef';
const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:333333333333:namespace/ns-0123456789abcdef';

test.each<Case>([
  ['without settings', { serviceConnect: {} }, []],
  ['a client', { containerPort: undefined, serviceConnect: { namespace: 'shop' } }, []],
  ['a namespace shared by another account', { serviceConnect: { namespace: namespaceArn } }, []],
  [
    'a namespace in another Region',
    { serviceConnect: { namespace: namespaceArn.replace('eu-west-1', 'us-east-1') } },
    [
      `services[0].serviceConnect.namespace: not in the Region of dev, got "${namespaceArn.replace('eu-west-1', 'us-east-1')}"; use one in account 222222222222 and Region eu-west-1`,
    ],
  ],
  [
    'a service instead of a namespace',
    { serviceConnect: { namespace: serviceArn } },
    [
      `services[0].serviceConnect.namespace: must be the name or ARN of an AWS Cloud Map namespace, got "${serviceArn}"; use its name, or its ARN …:servicediscovery:{region}:{account}:namespace/{id}`,
    ],
  ],
  [
    'on the network of the container instance',
    { ...ec2, networkMode: 'host', serviceConnect: {} },
    [
      'services[0].serviceConnect: not supported in network mode host; set networkMode to awsvpc or bridge, or remove it',
    ],
  ],
  [
    'an endpoint without a port',
    { containerPort: undefined, serviceConnect: { port: 80 } },
    ['services[0].serviceConnect.port: requires containerPort, got 80; set containerPort, or remove it'],
  ],
  [
    'an endpoint for a client',
    { serviceConnect: { clientOnly: true, dnsName: 'api' } },
    [
      'services[0].serviceConnect.dnsName: cannot be combined with clientOnly, which has no endpoint, got "api"; remove one of the two',
    ],
  ],
  [
    'a container name that is not a valid port name',
    { containerName: 'Api', serviceConnect: {} },
    [
      'services[0].containerName: not a valid port name for Service Connect, got "Api"; set serviceConnect.portName to at most 64 lowercase letters, digits, hyphens and underscores',
    ],
  ],
  ['the same, with a port name', { containerName: 'Api', serviceConnect: { portName: 'http' } }, []],
  [
    'a request timeout for TCP',
    { serviceConnect: { perRequestTimeoutSeconds: 60 } },
    [
      'services[0].serviceConnect.perRequestTimeoutSeconds: requires appProtocol, got 60; set appProtocol to http, http2 or grpc, or remove it',
    ],
  ],
  [
    'a proxy port that a sidecar uses',
    {
      serviceConnect: { ingressPortOverride: 9090 },
      sidecars: [{ name: 'metrics', image: 'public.ecr.aws/a/b:1', containerPort: 9090 }],
    },
    [
      'services[0].serviceConnect.ingressPortOverride: already used by a container of the task, got 9090; use another port',
    ],
  ],
  [
    'the same in network mode bridge, where ports are mapped',
    { ...ec2, networkMode: 'bridge', serviceConnect: { ingressPortOverride: 8080 } },
    [],
  ],
  [
    'a name with capital letters',
    { serviceConnect: { dnsName: 'API' } },
    [
      'services[0].serviceConnect.dnsName: invalid format, got "API"; use at most 127 lowercase letters, digits, hyphens, underscores and periods, not starting with a hyphen',
    ],
  ],
])('Service Connect: %s', (_, service, lines) => {
  expect(inDev(service)).toEqual(lines);
});

test.each<Case>([
  ['addresses', { containerPort: undefined, serviceDiscovery: { namespaceId: 'ns-0123456789abcdef' } }, []],
  ['ports in network mode bridge', { ...ec2, networkMode: 'bridge', serviceDiscovery: { namespaceId: 'ns-0a' } }, []],
  ['an existing service', { serviceDiscovery: { serviceArn } }, []],
  [
    'neither a namespace nor a service',
    { serviceDiscovery: {} },
    [
      'services[0].serviceDiscovery: requires namespaceId or serviceArn; set namespaceId to create a service, or serviceArn to use an existing one',
    ],
  ],
  [
    'an existing service in a namespace, with a name',
    { serviceDiscovery: { serviceArn, namespaceId: 'ns-0a', name: 'api' } },
    [
      'services[0].serviceDiscovery.name: cannot be combined with serviceArn because an existing service is not changed, got "api"; remove one of the two',
      'services[0].serviceDiscovery.namespaceId: cannot be combined with serviceArn because an existing service is not changed, got "ns-0a"; remove one of the two',
    ],
  ],
  [
    'a namespace instead of its service',
    { serviceDiscovery: { serviceArn: namespaceArn.replace('333333333333', '222222222222') } },
    [
      `services[0].serviceDiscovery.serviceArn: not the ARN of an AWS Cloud Map service, got "${namespaceArn.replace('333333333333', '222222222222')}"; use an ARN such as …:servicediscovery:{region}:{account}:service/{id}`,
    ],
  ],
  [
    'a service in another account',
    { serviceDiscovery: { serviceArn: serviceArn.replace('222222222222', '333333333333') } },
    [
      `services[0].serviceDiscovery.serviceArn: not in the account of dev, got "${serviceArn.replace('222222222222', '333333333333')}"; use one in account 222222222222 and Region eu-west-1`,
    ],
  ],
  [
    'addresses in network mode bridge',
    { ...ec2, networkMode: 'bridge', serviceDiscovery: { namespaceId: 'ns-0a', dnsRecordType: 'A' } },
    [
      'services[0].serviceDiscovery.dnsRecordType: not supported in network mode bridge, where tasks have no IP address of their own, got "A"; use SRV, or network mode awsvpc',
    ],
  ],
  [
    'ports without a containerPort',
    { containerPort: undefined, serviceDiscovery: { namespaceId: 'ns-0a', dnsRecordType: 'SRV' } },
    [
      'services[0].serviceDiscovery.dnsRecordType: an SRV record requires containerPort, got "SRV"; set containerPort, or use A',
    ],
  ],
  [
    'a container name that cannot be part of a DNS name',
    { containerName: 'api-', serviceDiscovery: { namespaceId: 'ns-0a' } },
    [
      'services[0].containerName: not a valid name for service discovery, got "api-"; set serviceDiscovery.name, with at most 63 letters, digits, hyphens and underscores in each part',
    ],
  ],
])('service discovery: %s', (_, service, lines) => {
  expect(inDev(service)).toEqual(lines);
});

test.each<[scenario: string, keys: Partial<ServiceConfig>, properties: object, lines: string[]]>([
  [
    'without the keys',
    {},
    {
      service: {
        ServiceConnectConfiguration: { Enabled: true, Namespace: 'shop' },
        ServiceRegistries: [{ RegistryArn: serviceArn }],
      },
      container: { PortMappings: [{ ContainerPort: 8080, Name: 'http', AppProtocol: 'http' }] },
    },
    [],
  ],
  [
    'besides the keys',
    { serviceConnect: {} },
    {
      service: {
        ServiceConnectConfiguration: {
          AccessLogConfiguration: { Format: 'JSON' },
          Services: [{ PortName: 'admin', ClientAliases: [{ Port: 81 }] }],
        },
      },
      container: { PortMappings: [{ ContainerPort: 8081, Name: 'admin' }] },
    },
    [],
  ],
  [
    'that conflict with the keys',
    { serviceConnect: {}, serviceDiscovery: { serviceArn } },
    {
      service: {
        ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: 'api', ClientAliases: [{ Port: 81 }] }] },
        ServiceRegistries: [{ RegistryArn: serviceArn }],
      },
      container: { PortMappings: [{ ContainerPort: '8080', Name: 'http' }] },
    },
    [
      'services[0].cloudFormationProperties.container.PortMappings[0].Name: has a dedicated key, got "http"; use serviceConnect.portName',
      'services[0].cloudFormationProperties.service.ServiceConnectConfiguration.Enabled: has a dedicated key, got true; use serviceConnect',
      'services[0].cloudFormationProperties.service.ServiceConnectConfiguration.Services[0].ClientAliases: has a dedicated key, got a list of 1; use serviceConnect.dnsName or serviceConnect.port',
      'services[0].cloudFormationProperties.service.ServiceRegistries: has a dedicated key, got a list of 1; use serviceDiscovery',
    ],
  ],
  [
    'that a function computes',
    { serviceConnect: {} },
    { service: { ServiceConnectConfiguration: { 'Fn::If': ['HasImage', {}, {}] } } },
    [
      'services[0].cloudFormationProperties.service.ServiceConnectConfiguration: cannot be a CloudFormation function; write a map, which can be merged',
    ],
  ],
  [
    'with a list of services that a function computes',
    { serviceConnect: {} },
    { service: { ServiceConnectConfiguration: { Services: { 'Fn::Split': [',', 'a'] } } } },
    [
      'services[0].cloudFormationProperties.service.ServiceConnectConfiguration.Services: cannot be a CloudFormation function; write a list of maps, which can be merged',
    ],
  ],
])('CloudFormation properties %s', (_, keys, cloudFormationProperties, lines) => {
  expect(inDev({ ...keys, cloudFormationProperties })).toEqual(lines);
});

describe('names in a namespace', () => {
  const environments = [minimalEnvironment('dev'), minimalEnvironment('qa')];

  test('for two services in one environment', () => {
    const services = [
      { name: 'api', containerPort: 80, serviceConnect: { namespace: 'shop', discoveryName: 'web' } },
      { name: 'web', containerPort: 80, serviceConnect: { namespace: 'shop' } },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].name: leads to the same Cloud Map service name "web" in the namespace shop in account 222222222222 and Region eu-west-1 for api in dev and web in dev, got "web"; use another name',
    ]);
  });

  test('for one service in two environments of one account', () => {
    const services = [{ name: 'api', serviceDiscovery: { namespaceId: 'ns-0a', name: 'shop' } }];

    expect(linesOf(minimalConfig({ environments, services }))).toEqual([
      'services[0].serviceDiscovery.name: leads to the same Cloud Map service name "shop" in the namespace ns-0a in account 222222222222 and Region eu-west-1 for api in dev and api in qa, got "shop"; set a different one for each environment under overrides',
    ]);
  });

  test('can be the same in the default namespaces of two clusters', () => {
    const services = [{ name: 'api', containerPort: 80, serviceConnect: {} }];

    expect(linesOf(minimalConfig({ environments, services }))).toEqual([]);
  });
});
