import { CAPACITY_SETTINGS, isFargate } from '../config/capacity';
import { Path, Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { namedContainers, TaskContainer } from './containers';
import { settingsRule } from './rule';

const READS = ['containerName', 'dependsOn', 'healthCheck', 'logging', 'sidecars'] as const;

type Container = ReturnType<typeof namedContainers>[number];

/**
 * Dependencies on unknown containers, and on conditions that are never met.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
 */
export const containerDependencies = settingsRule(READS, ({ at, service, settings }) => {
  const containers = namedContainers(settings, service);
  return containers.flatMap((container) =>
    Object.entries(container.config.dependsOn ?? {}).flatMap(([name, condition]): Problem[] => {
      const problem = dependencyProblem(container, name, condition, containers);
      return problem ? [{ path: at(container.pathOf('dependsOn', name)), ...problem }] : [];
    }),
  );
});

function dependencyProblem(
  container: Container,
  name: string,
  condition: string,
  containers: readonly Container[],
): Omit<Problem, 'path'> | undefined {
  const others = containers.flatMap((other) => (other === container ? [] : (other.name ?? [])));
  if (name === container.name) return { message: 'container depends on itself', value: name, fix: 'remove it' };
  const other = containers.find((one) => one.name === name);
  if (!other) {
    // The name of the service's own container is unknown.
    if (containers.some((one) => one.name === undefined)) return undefined;
    const fix = others.length > 0 ? `use ${enumerateNames(others, 'or')}` : 'add it to sidecars';
    return { message: 'unknown container', value: name, fix };
  }
  if (condition === 'HEALTHY' && !other.config.healthCheck)
    return {
      message: `${name} has no healthCheck, so it never becomes healthy`,
      value: condition,
      fix: `add a healthCheck to ${name}, or use START`,
    };
  if ((condition === 'COMPLETE' || condition === 'SUCCESS') && isEssential(other))
    return {
      message: `${name} is essential, so the task stops when it exits`,
      value: condition,
      fix: other.sidecar ? `set essential: false for ${name}, or use START or HEALTHY` : 'use START or HEALTHY',
    };
  return undefined;
}

function isEssential({ sidecar }: TaskContainer): boolean {
  return sidecar ? (sidecar.essential ?? true) : true;
}

/** Containers that wait for each other. A container that logs to the log router cannot start before it. */
export const dependencyCycles = settingsRule(READS, ({ at, service, settings }): Problem[] => {
  const containers = namedContainers(settings, service);
  const routers = containers.filter(({ sidecar }) => sidecar?.firelens);
  const waitsFor = (container: Container): readonly Container[] => {
    const { dependsOn = {}, logging } = container.config;
    const named = containers.filter((other) => other.name !== undefined && Object.hasOwn(dependsOn, other.name));
    return logging?.driver === 'awsfirelens' ? [...new Set([...named, ...routers])] : named;
  };
  const cycle = findCycle(containers, (container) => waitsFor(container).filter((other) => other !== container));
  if (!cycle) return [];
  const [first, second] = cycle;
  const waiting = cycle.find(({ config }) => config.dependsOn) ?? first!;
  const path: Path = at(waiting.pathOf('dependsOn'));
  const names = [...cycle, first!].map(({ name }) => name);
  const byRouter = cycle.some((one, index) => isByRouter(one, cycle[(index + 1) % cycle.length]!));
  return [
    {
      path,
      message: `circular dependency ${names.join(' → ')}`,
      fix: byRouter
        ? 'remove one of the dependencies because a container that logs with awsfirelens waits for the log router'
        : `remove one of the dependencies, such as that of ${first!.name} on ${second!.name}`,
    },
  ];
});

function isByRouter({ config }: Container, next: Container): boolean {
  return next.sidecar?.firelens !== undefined && !Object.hasOwn(config.dependsOn ?? {}, next.name ?? '');
}

/** The first cycle, starting with its first node. */
function findCycle<T>(nodes: readonly T[], next: (node: T) => readonly T[]): readonly T[] | undefined {
  const done = new Set<T>();
  const visit = (node: T, trail: readonly T[]): readonly T[] | undefined => {
    if (trail.includes(node)) return trail.slice(trail.indexOf(node));
    if (done.has(node)) return undefined;
    for (const other of next(node)) {
      const cycle = visit(other, [...trail, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const MAX_FARGATE_TIMEOUT = 120;

/** Start timeouts that are longer than Fargate allows. */
export const startTimeouts = settingsRule(
  ['containerName', 'sidecars', 'startTimeout', ...CAPACITY_SETTINGS],
  ({ at, service, settings }) =>
    isFargate(settings)
      ? namedContainers(settings, service).flatMap(({ config: { startTimeout = 0 }, pathOf }) =>
          startTimeout > MAX_FARGATE_TIMEOUT
            ? [
                {
                  path: at(pathOf('startTimeout')),
                  message: 'too long for Fargate',
                  value: startTimeout,
                  fix: `use at most ${MAX_FARGATE_TIMEOUT}, or remove it`,
                },
              ]
            : [],
        )
      : [],
);
