import { DEFAULTS } from './defaults.generated';
import { ServiceConfig, ServiceSettings } from './service-config';

/** Names of ports, and of what they are found by. Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html */
export const SERVICE_CONNECT_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

type Service = Pick<Partial<ServiceConfig>, 'name'>;
type Settings = Pick<ServiceSettings, 'containerName' | 'containerPort' | 'serviceConnect'>;

/**
 * The name of the port that other services reach through Service Connect. Undefined if they cannot reach the service.
 */
export function portNameOf({ name }: Service, settings: Settings): string | undefined {
  const { containerName, containerPort, serviceConnect } = settings;
  if (serviceConnect === undefined || containerPort === undefined) return undefined;
  const { clientOnly, portName } = { ...DEFAULTS.ServiceConnectConfig, ...serviceConnect };
  return clientOnly ? undefined : (portName ?? containerName ?? name);
}
