import { isMap } from '../config/maps';
import { Answers, listOf, QuestionEntry, Situation } from './question';
import { entriesOf, Item, isAsked } from './questions-about';

/** Part of a config that may still be incomplete or wrong, until the check of the config accepts it. */
export interface Draft {
  readonly [key: string]: unknown;
}

/**
 * The part of the config that the answers about an item describe. @param begin - keys that come first, in this order
 */
export function draftOf(item: Item, answers: Answers, begin: Draft = {}): Draft {
  return entriesOf(item).reduce((draft, entry) => {
    const answer = answers[`${item.prefix}${entry.key}`];
    if (answer === undefined || !isAsked(item, entry, answers)) return draft;
    const values = valuesOf(entry, answer, item.situation);
    return (entry.paths ?? []).reduce((inner, path, index) => put(inner, path.map(String), values[index]), draft);
  }, begin);
}

function valuesOf({ toConfig, type }: QuestionEntry, answer: string, situation: Situation): readonly unknown[] {
  if (toConfig) return toConfig(answer, situation);
  if (type !== 'list') return [answer];
  const items = listOf(answer);
  return [items.length === 0 ? undefined : items];
}

function put(draft: Draft, [key, ...rest]: readonly string[], value: unknown): Draft {
  if (key === undefined || value === undefined) return draft;
  const inner = draft[key];
  return { ...draft, [key]: rest.length === 0 ? value : put(isMap(inner) ? inner : {}, rest, value) };
}
