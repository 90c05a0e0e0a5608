import { DEFAULTS } from '../config/defaults.generated';
import { Path, Problem } from '../config/problem';
import { namedContainers } from './containers';
import { LOAD_BALANCERS, loadBalancersIn } from './load-balancer-rule';
import { settingsRule } from './rule';

/** A port of a container, and where it is said. */
interface Port {
  readonly container: string | undefined;
  readonly port: number;
  /** Of a load balancer, which decides. Nothing where only the container declares it. */
  readonly transport?: 'tcp' | 'udp';
  readonly path: Path;
}

/**
 * Ports that two containers of a task would listen on, which share one network interface unless the network mode is
 * `bridge`; and a port that load balancers lead to by TCP and by UDP, of which ECS takes one mapping only.
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
        const fix = 'let one of them listen on another port: they share the network interface of the task';
        return [{ path: one.path, message: `the port of the container ${other.container}, too`, value: one.port, fix }];
      }
      const isMixed = before.some(
        ({ container, transport }) =>
          container === one.container && (transport ?? one.transport) !== (one.transport ?? transport),
      );
      if (!isMixed) return [];
      const fix = 'ECS takes one of TCP and UDP for a port: let the container listen on another port for the other';
      return [{ path: one.path, message: `port ${one.port} by TCP and by UDP`, fix }];
    });
  },
);
