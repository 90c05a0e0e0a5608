/** A sample in which each group has its share, and at least one item. It is the same for the same seed. */
export function stratifiedSample<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  size: number,
  seed: number,
): T[] {
  const groups = new Map<string, T[]>();
  for (const item of shuffled(items, seed)) {
    const group = groupOf(item);
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  const firsts = [...groups.values()].map(([first]) => first);
  const others = [...groups.values()]
    // Sorted by the share of its group up to the item, so that the cutoff takes the same share of all groups.
    .flatMap((group) => group.slice(1).map((item, index) => ({ item, share: (index + 1.5) / group.length })))
    .sort((a, b) => a.share - b.share)
    .map(({ item }) => item);
  return [...firsts, ...others].slice(0, size);
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = randomNumbers(seed);
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Random numbers that are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
