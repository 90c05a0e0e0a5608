/** Whether a version `1.2.3` is newer than another. What follows a hyphen or a plus does not count. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [numbers(version), numbers(than)];
  const index = a.findIndex((number, i) => number !== (b[i] ?? 0));
  return index >= 0 && (a[index] ?? 0) > (b[index] ?? 0);
}

function numbers(version: string): number[] {
  return version.split(/[-+]/, 1).flatMap((release) => release.split('.').map(Number));
}
