import { parseArn } from '../aws/arn';
import { DEFAULTS } from '../config/defaults.generated';
import { portNameOf, SERVICE_CONNECT_NAME } from '../config/discovery-names';
import { ServiceConnectConfig } from '../config/discovery-settings';
import { Problem } from '../config/problem';
import { LOAD_BALANCERS, loadBalancersIn } from './load-balancer-rule';
import { settingsRule } from './rule';

/**
 * Service Connect where Amazon ECS does not support it.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html
 */
export const serviceConnectNetwork = settingsRule(['networkMode', 'serviceConnect'], ({ at, settings }): Problem[] => {
  const { networkMode, serviceConnect } = settings;
  if (serviceConnect === undefined || networkMode !== 'host') return [];
  return [
    {
      path: at(['serviceConnect']),
      message: 'not supported in network mode host',
      fix: 'set networkMode to awsvpc or bridge, or remove it',
    },
  ];
});

/** The settings of a service that is only a client. */
const OF_CLIENTS: readonly string[] = ['clientOnly', 'namespace'] satisfies (keyof ServiceConnectConfig)[];

/** Settings of an endpoint that the service does not have. */
export const serviceConnectClients = settingsRule(
  ['containerPort', 'serviceConnect'],
  ({ at, settings: { containerPort, serviceConnect = {} } }): Problem[] => {
    const isClient = serviceConnect.clientOnly ?? DEFAULTS.ServiceConnectConfig.clientOnly;
    if (containerPort !== undefined && !isClient) return [];
    return Object.entries(serviceConnect)
      .filter(([key, value]) => value !== undefined && !OF_CLIENTS.includes(key))
      .map(([key, value]) => ({
        path: at(['serviceConnect', key]),
        message: isClient ? 'cannot be combined with clientOnly, which has no endpoint' : 'requires containerPort',
        value,
        fix: isClient ? 'remove one of the two' : 'set containerPort, or remove it',
      }));
  },
);

/**
 * Container names that cannot be the name of a port.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export const serviceConnectPortNames = settingsRule(
  ['containerName', 'containerPort', 'serviceConnect'],
  ({ at, service, settings }): Problem[] => {
    const { containerName, serviceConnect } = settings;
    const name = portNameOf(service, settings);
    if (name === undefined || serviceConnect?.portName !== undefined || SERVICE_CONNECT_NAME.test(name)) return [];
    return [
      {
        path: at(['containerName']),
        message: 'not a valid port name for Service Connect',
        value: containerName,
        fix: 'set serviceConnect.portName to at most 64 lowercase letters, digits, hyphens and underscores',
      },
    ];
  },
);

/**
 * Timeouts for requests, which TCP does not have.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html
 */
export const serviceConnectTimeouts = settingsRule(['serviceConnect'], ({ at, settings }): Problem[] => {
  const { appProtocol, perRequestTimeoutSeconds } = settings.serviceConnect ?? {};
  if (perRequestTimeoutSeconds === undefined || appProtocol !== undefined) return [];
  return [
    {
      path: at(['serviceConnect', 'perRequestTimeoutSeconds']),
      message: 'requires appProtocol',
      value: perRequestTimeoutSeconds,
      fix: 'set appProtocol to http, http2 or grpc, or remove it',
    },
  ];
});

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html */
const NAMESPACE_ARN = /^namespace\/ns-[a-z0-9]+$/;
const NAMESPACE_NAME = /^[^<>"/\s]{1,1024}$/;

/** Values that are not the name or ARN of a namespace. */
export const serviceConnectNamespaces = settingsRule(['serviceConnect'], ({ at, settings }): Problem[] => {
  const { namespace: value } = settings.serviceConnect ?? {};
  if (value === undefined) return [];
  const arn = parseArn(value);
  const isOne = arn
    ? arn.service === 'servicediscovery' && NAMESPACE_ARN.test(arn.resource)
    : NAMESPACE_NAME.test(value) && !value.startsWith('arn:');
  if (isOne) return [];
  return [
    {
      path: at(['serviceConnect', 'namespace']),
      message: 'must be the name or ARN of an AWS Cloud Map namespace',
      value,
      fix: 'use its name, or its ARN …:servicediscovery:{region}:{account}:namespace/{id}',
    },
  ];
});

/**
 * A proxy port on which a container listens: the containers of a task share its network interface.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
 */
export const serviceConnectPorts = settingsRule(
  ['containerPort', 'networkMode', 'serviceConnect', 'sidecars'],
  ({ at, settings }): Problem[] => {
    const {
      containerPort,
      networkMode = DEFAULTS.ServiceSettings.networkMode,
      serviceConnect,
      sidecars = [],
    } = settings;
    const value = serviceConnect?.ingressPortOverride;
    const ports = [containerPort, ...sidecars.map((sidecar) => sidecar.containerPort)];
    if (value === undefined || networkMode !== 'awsvpc' || !ports.includes(value)) return [];
    return [
      {
        path: at(['serviceConnect', 'ingressPortOverride']),
        message: 'already used by a container of the task',
        value,
        fix: 'use another port',
      },
    ];
  },
);

/**
 * An endpoint on a port that is mapped for UDP.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html
 */
export const serviceConnectTransports = settingsRule(
  [...LOAD_BALANCERS, 'containerName', 'containerPort', 'serviceConnect'],
  (target): Problem[] => {
    const { containerName = target.service.name, containerPort, serviceConnect } = target.settings;
    const isServer = serviceConnect !== undefined && serviceConnect.clientOnly !== true && containerPort !== undefined;
    const isUdp = loadBalancersIn(target).some(
      ({ balancer: { container = containerName, containerPort: port = containerPort, protocol } }) =>
        protocol === 'UDP' && container === containerName && port === containerPort,
    );
    if (!isServer || !isUdp) return [];
    const fix = 'set clientOnly: true, or remove it';
    return [{ path: target.at(['serviceConnect']), message: 'requires a TCP port, but containerPort is UDP', fix }];
  },
);
