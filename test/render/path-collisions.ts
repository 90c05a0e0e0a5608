/** A path on a file system that ignores case or normalizes Unicode. */
const folded = (path: string) => path.normalize('NFD').toLowerCase();

/** The paths and their parent folders that collide on such a file system. */
export function collisions(paths: readonly string[]): string[] {
  const names = [
    ...new Set(paths.flatMap((path) => path.split('/').map((_, index, all) => all.slice(0, index + 1).join('/')))),
  ];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return names.filter((name) => counts.get(folded(name))! > 1);
}
