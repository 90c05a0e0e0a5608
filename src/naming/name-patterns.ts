/** The most names that a policy lists. More long names could exceed IAM's limit on the size of a policy. */
const MOST = 6;

/**
 * Patterns for a policy that match all of these names and little else: one for the names with the prefix, and each of
 * the other names. If there are too many others, a pattern that matches everything.
 */
export function namePatterns(prefix: string, names: readonly string[]): string[] {
  const others = [...new Set(names.filter((name) => !name.startsWith(prefix)))];
  if (others.length > MOST) return ['*'];
  return [...(names.some((name) => name.startsWith(prefix)) ? [`${prefix}*`] : []), ...others];
}
