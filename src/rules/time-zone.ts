/** How to mend the name of a time zone. Nothing for one that is all right. */
export function timeZoneFix(name: string): string | undefined {
  if (name === 'UTC') return undefined; // all others need large tables
  const known = knownName(name);
  // Names of AWS have capitals; those of JavaScript need none.
  if (known?.toLowerCase() === name.toLowerCase()) return known === name ? undefined : `use ${known}`;
  if (known !== undefined) return undefined;
  return 'use a name of the IANA database, such as Europe/Berlin';
}

/** What the zone is called, which may be another name than that of a zone which was renamed. */
function knownName(name: string): string | undefined {
  // Newer versions take offsets, such as +01:00, for zones as well.
  if (/^[+-]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
