/** The shell blocks of a Markdown page, in order, without the indentation of an enclosing list. */
export function shellBlocks(page: string): string[] {
  return [...page.matchAll(/^( *)```sh\n(.*?)^\1```$/gms)].map(([, indentation, commands]) =>
    commands!.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
  );
}

/** The text below a heading, given with its number signs, up to the next heading of the same or a higher level. */
export function sectionOf(page: string, heading: string): string {
  const level = heading.indexOf(' ');
  const [, rest] = page.split(new RegExp(`^${heading}\n`, 'm'));
  if (rest === undefined) throw new Error(`${heading}: heading not found`);
  return rest.split(new RegExp(`^#{1,${level}} `, 'm'))[0]!;
}
