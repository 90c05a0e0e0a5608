/** How to fix the name of a time zone. Nothing for a valid one. */
export function timeZoneFix(name: string): string | undefined {
  if (name === 'UTC') return undefined; // all others load large tables
  const known = knownName(name);
  // AWS names are case-sensitive; JavaScript names are not.
  if (known?.toLowerCase() === name.toLowerCase()) return known === name ? undefined : `use ${known}`;
  if (known !== undefined) return undefined;
  return 'use the name of a time zone in the IANA database, such as Europe/Berlin';
}

/** The canonical name of the time zone, which differs from `name` where the zone was renamed. */
function knownName(name: string): string | undefined {
  // Newer versions of Node.js also accept offsets, such as +01:00.
  if (/^[+-]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
