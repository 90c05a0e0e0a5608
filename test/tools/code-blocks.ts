/** The blocks of shell commands of a page in Markdown, in their order, without the indentation of a list around them. */
export function shellBlocks(page: string): string[] {
  return [...page.matchAll(/^( *)```sh\n(.*?)^\1```$/gms)].map(([, indentation, commands]) =>
    commands!.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
  );
}

/** What stands below a heading, given with its number signs, up to the next one of its level or above. */
export function sectionOf(page: string, heading: string): string {
  const level = heading.indexOf(' ');
  const [, rest] = page.split(new RegExp(`^${heading}\n`, 'm'));
  if (rest === undefined) throw new Error(`${heading}: no such heading`);
  return rest.split(new RegExp(`^#{1,${level}} `, 'm'))[0]!;
}
