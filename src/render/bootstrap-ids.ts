/** A CloudFormation logical ID, which has only letters and digits: `StatePreProductionRole` for `pre-production`. */
export function resourceId(before: string, name: string, after: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  // Keeps the IDs of `a-1` and `a1` distinct.
  return before + words.map((word, at) => (at > 0 && /^\d/.test(word) ? `Dash${word}` : word)).join('') + after;
}
