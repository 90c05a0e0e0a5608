/** A logical id of CloudFormation, which has letters and digits only: `StatePreProductionRole` for `pre-production`. */
export function resourceId(before: string, name: string, after: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  // So that `a-1` is another one than `a1`.
  return before + words.map((word, at) => (at > 0 && /^\d/.test(word) ? `Dash${word}` : word)).join('') + after;
}
