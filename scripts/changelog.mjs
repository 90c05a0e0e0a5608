// Reads CHANGELOG.md. Its sections are `## VERSION - DATE` and `## Unreleased`.

/**
 * @param {string} changelog
 * @param {string} name - a version, or "Unreleased"
 * @returns {{ date: string, text: string } | undefined} date is empty where the heading has none
 */
export function sectionOf(changelog, name) {
  for (const part of changelog.split(/^## /m).slice(1)) {
    const [heading = '', ...lines] = part.split('\n');
    const [version, date = ''] = heading.trim().split(' - ');
    if (version === name) return { date, text: lines.join('\n').trim() };
  }
  return undefined;
}
