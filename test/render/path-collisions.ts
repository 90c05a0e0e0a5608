/** What a file system that knows no case, or keeps names in another form of Unicode, makes of a path. */
const folded = (path: string) => path.normalize('NFD').toLowerCase();

/** The paths, and the folders on the way to them, that such a file system takes for one another. */
export function collisions(paths: readonly string[]): string[] {
  const names = [
    ...new Set(paths.flatMap((path) => path.split('/').map((_, index, all) => all.slice(0, index + 1).join('/')))),
  ];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return names.filter((name) => counts.get(folded(name))! > 1);
}
