// Writes docs/live.md from the table in test/live, which `npm run test:live` also uses for its report.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Item, SECTIONS } from '../test/live/items';

/** The text of docs/live.md. */
export function renderLivePage(): string {
  const items: readonly Item[] = SECTIONS.flatMap<Item>((section) => section.items);
  const manual = items.filter((item) => item.manual);
  const sections = SECTIONS.map(({ heading, items }) => [`## ${heading}`, ...items.map(renderItem)].join('\n\n'));
  return `# What only a live account can prove

The tests of this project use [emulated AWS](../test/emulator/README.md). **Nothing has ever run against a live
account.** These ${items.length} claims are taken from documentation. Checking one by hand takes about five
minutes, plus a longer wait for some, in a repository like [\`examples/three-accounts\`](../examples/three-accounts) that
is applied in sandbox accounts. Or let a program check those that it can:

\`\`\`sh
npm run test:live -- --profile sandbox                                # everything in one account
npm run test:live -- --profile pipeline=… dev=… staging=…             # one account for each
npm run test:live -- --emulator                                       # a rehearsal that proves nothing
\`\`\`

The program shows what it will create and what that costs, asks for confirmation, deploys for an estimated 40 minutes,
cleans up even if it fails or is interrupted, and reports every item as *proven*, *refuted*, or *not checked*. It checks
${items.length - manual.length} of them and leaves ${manual.length} to you. A profile needs administrator access to its account, and the account needs a default VPC
in the Region.
\`npx projen live-page\` generates this page from the table in [\`test/live\`](../test/live).

${sections.join('\n\n')}
`;
}

function renderItem({ byHand, claim, id, manual, source, why }: Item): string {
  return [
    `### \`${id}\``,
    `${claim}`,
    [
      `- **Not proven by the emulator:** ${why}`,
      `- **By hand:** ${byHand}`,
      `- **\`npm run test:live\`** ${manual ? `does not check this, because ${manual}.` : 'checks it.'}`,
      `- [Source](${source})`,
    ].join('\n'),
  ].join('\n\n');
}

if (require.main === module) writeFileSync(join(__dirname, '../docs/live.md'), renderLivePage());
