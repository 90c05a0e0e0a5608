import { itemsOf, productItem } from './product-topic';
import { Answers, listOf, QuestionEntry } from './question';
import { ALTERNATIVE_FLAGS } from './question-table';
import { entriesOf, Item, isAsked } from './questions-about';
import { ANOTHER } from './read-flags';

/** The flags that repeat the answers about a new repository, each quoted for a shell. */
export function productFlags(answers: Answers): string[] {
  const partsOf = (subject: 'environment' | 'service') =>
    itemsOf(answers, `${subject}s`)
      .map((item) => [
        ...answered(item, answers).map(({ answer, entry }) => `${entry.key}=${answer}`),
        ...(answers[`${item.prefix}${ANOTHER}`] === 'no' ? [`${ANOTHER}=no`] : []),
      ])
      .filter((parts) => parts.length > 0)
      .map((parts) => `--${subject} ${quote(parts.join(' '))}`);
  return [...itemFlags(productItem(), answers), ...partsOf('environment'), ...partsOf('service')];
}

/** The same for one environment or service, or for the product without them. */
export function itemFlags(item: Item, answers: Answers): string[] {
  return answered(item, answers).map(({ answer, entry }) => {
    if (entry.type === 'confirm') return answer === 'yes' ? `--${entry.key}` : `--no-${entry.key}`;
    return alternative(item, entry, answer) ?? `--${entry.key} ${quote(answer)}`;
  });
}

function answered(item: Item, answers: Answers): { readonly entry: QuestionEntry; readonly answer: string }[] {
  return entriesOf(item).flatMap((entry) => {
    const answer = answers[`${item.prefix}${entry.key}`];
    if (answer === undefined || !isAsked(item, entry, answers)) return [];
    return [{ entry, answer: entry.type === 'list' ? listOf(answer).join(',') : answer }];
  });
}

/** The flag for a choice that the question's own flag cannot express: `--before NAME` for the first position. */
function alternative({ situation, subject }: Item, { key, type }: QuestionEntry, answer: string): string | undefined {
  if (type !== 'select' || answer !== '') return undefined;
  for (const other of ALTERNATIVE_FLAGS[subject].filter(({ answers }) => answers === key)) {
    const choice = other.choices(situation).find(({ value }) => value === answer);
    if (choice) return `--${other.key} ${quote(choice.name)}`;
  }
  return undefined;
}

function quote(text: string): string {
  if (/^[\w.,:/@=+-]+$/.test(text)) return text;
  return /^[\w.,:/@=+ -]*$/.test(text) ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`;
}
