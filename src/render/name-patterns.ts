/** How many names a policy lists. With more, and with long ones, it might become longer than IAM lets it be. */
const MOST = 6;

/**
 * Patterns by which a policy means all of these names, and little else: one for those that begin with the prefix, and
 * every other name. Where those are too many, a pattern that matches everything.
 */
export function namePatterns(prefix: string, names: readonly string[]): string[] {
  const others = [...new Set(names.filter((name) => !name.startsWith(prefix)))];
  if (others.length > MOST) return ['*'];
  return [...(names.some((name) => name.startsWith(prefix)) ? [`${prefix}*`] : []), ...others];
}
