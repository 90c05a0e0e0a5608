import { CAPACITY_SETTINGS, isFargate } from '../config/capacity';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { settingsRule } from './rule';

const GIB = 1024;

/**
 * Memory in MiB that a Fargate task can have, by its CPU units.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const MEMORY_BY_CPU: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [GIB / 2, GIB, 2 * GIB]],
  [512, steps(GIB, 4 * GIB, GIB)],
  [1024, steps(2 * GIB, 8 * GIB, GIB)],
  [2048, steps(4 * GIB, 16 * GIB, GIB)],
  [4096, steps(8 * GIB, 30 * GIB, GIB)],
  [8192, steps(16 * GIB, 60 * GIB, 4 * GIB)],
  [16384, steps(32 * GIB, 120 * GIB, 8 * GIB)],
]);

/** Sizes that Fargate does not support. */
export const fargateSizes = settingsRule(['cpu', 'memory', ...CAPACITY_SETTINGS], ({ at, settings }): Problem[] => {
  if (!isFargate(settings)) return [];
  const { cpu = DEFAULTS.ServiceSettings.cpu, memory = DEFAULTS.ServiceSettings.memory } = settings;
  const memories = MEMORY_BY_CPU.get(cpu);
  if (memories?.includes(memory)) return [];
  const message = `unsupported Fargate size, got cpu ${cpu} with memory ${memory}`;
  return memories
    ? [{ path: at(['memory'], ['cpu']), message, fix: `with cpu ${cpu}, use memory ${summary(memories)}` }]
    : [{ path: at(['cpu']), message, fix: `use cpu ${enumerate([...MEMORY_BY_CPU.keys()], 'or')}` }];
});

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}

function summary(sizes: readonly number[]): string {
  if (sizes.length < 5) return enumerate(sizes, 'or');
  return `${sizes[0]} to ${sizes.at(-1)} in steps of ${sizes[1]! - sizes[0]!}`;
}
