import { DEFAULTS } from '../config/defaults.generated';
import { Path, Problem } from '../config/problem';
import { namedContainers } from './containers';
import { LOAD_BALANCERS, loadBalancersIn } from './load-balancer-rule';
import { settingsRule } from './rule';

/** A port of a container, and where the config sets it. */
interface Port {
  readonly container: string | undefined;
  readonly port: number;
  /** The protocol of the load balancer. Absent where only the container declares the port. */
  readonly transport?: 'tcp' | 'udp';
  readonly path: Path;
}

/**
 * Ports that two containers of a task listen on: unless the network mode is `bridge`, they share a network interface.
 * Also ports that load balancers use over both TCP and UDP: ECS accepts only one mapping.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export const containerPorts = settingsRule(
  [...LOAD_BALANCERS, 'containerName', 'containerPort', 'networkMode', 'sidecars'],
  (target): Problem[] => {
    const { networkMode = DEFAULTS.ServiceSettings.networkMode } = target.settings;
    const containers = namedContainers(target.settings, target.service);
    const declared = containers.flatMap(({ config, name, pathOf }): Port[] =>
      config.containerPort === undefined
        ? []
        : [{ container: name, port: config.containerPort, path: target.at(pathOf('containerPort')) }],
    );
    const balanced = loadBalancersIn(target).flatMap(({ at, balancer }): Port[] => {
      const { container = containers[0]?.name, protocol } = balancer;
      const port = balancer.containerPort ?? declared.find((one) => one.container === container)?.port;
      const transport = protocol === 'UDP' ? 'udp' : 'tcp';
      const key = protocol === undefined ? 'containerPort' : 'protocol';
      return port === undefined ? [] : [{ container, port, transport, path: at(key) }];
    });
    const ports = [...declared, ...balanced];
    return ports.flatMap((one, index): Problem[] => {
      const before = ports.slice(0, index).filter(({ port }) => port === one.port);
      const other = networkMode === 'bridge' ? undefined : before.find(({ container }) => container !== one.container);
      if (other) {
        const fix = 'use another port for one of them because the containers of a task share its network interface';
        return [{ path: one.path, message: `already used by container ${other.container}`, value: one.port, fix }];
      }
      const isMixed = before.some(
        ({ container, transport }) =>
          container === one.container && (transport ?? one.transport) !== (one.transport ?? transport),
      );
      if (!isMixed) return [];
      const fix = 'use another container port for one of the two because ECS accepts either TCP or UDP for a port';
      return [{ path: one.path, message: `port ${one.port} is used over both TCP and UDP`, fix }];
    });
  },
);
