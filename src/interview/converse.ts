import { showValue } from '../text/messages';
import { UserError } from '../user-error';
import { ask } from './ask';
import { complaints, refusal, Topic } from './check-answer';
import { Dialogue } from './prompt';
import { Answers, normalize, Question } from './question';

/** What is known before anybody is asked. */
export interface Beginning {
  /** Answers of an earlier conversation, with nothing wrong in them. */
  readonly answered?: Answers;
  /** Answers from flags, which have to be checked. */
  readonly given?: Answers;
  /** Whether the default will do without asking. */
  readonly takesDefault?: (question: Question) => boolean;
  /** What to suggest instead of a default. */
  readonly suggested?: Answers;
}

/**
 * Asks everything that has not been answered. What a later answer makes wrong is asked again.
 *
 * @param dialogue - absent where there is nobody to ask
 * @throws UserError - where a flag is wrong, or is missing with nobody to ask
 */
export async function converse(
  dialogue: Dialogue | undefined,
  topic: Topic,
  { answered = {}, given = {}, takesDefault = () => false, suggested = {} }: Beginning,
): Promise<Answers> {
  let answers = answered;
  let suggestions = suggested;
  const asked = new Set<string>();
  for (;;) {
    const next = topic.questions(answers).find(({ id }) => answers[id] === undefined);
    if (!next) {
      refuseUnused(given, answers);
      return answers;
    }
    const known = asked.has(next.id) ? undefined : (given[next.id] ?? (takesDefault(next) ? next.default : undefined));
    asked.add(next.id);
    if (known !== undefined) {
      answers = withGiven(topic, answers, next, known);
      continue;
    }
    if (!dialogue) throw new UserError(`${next.flag}: missing, and there is no terminal to ask in; give the flag`);
    const question = { ...next, default: suggestions[next.id] ?? next.default };
    const reply = await ask(dialogue, question, (text) => refusal(topic, { ...answers, [next.id]: text }, next));
    if (reply.region !== undefined && next.regionOf) suggestions = { ...suggestions, [next.regionOf]: reply.region };
    suggestions = { ...suggestions, [next.id]: reply.answer };
    answers = settle(dialogue, topic, { ...answers, [next.id]: reply.answer }, next);
  }
}

function withGiven(topic: Topic, answers: Answers, question: Question, text: string): Answers {
  const answer = normalize(question, text);
  const all = { ...answers, [question.id]: answer };
  const problem = refusal(topic, all, question) ?? complaints(topic, all)[0]?.text;
  if (problem !== undefined) throw new UserError(`${question.flag}: ${problem}, got ${showValue(answer)}`);
  return all;
}

/** A flag that nothing asks for, such as who approves where nobody does, would be lost without a word. */
function refuseUnused(given: Answers, answers: Answers): void {
  const unused = Object.keys(given).find((id) => answers[id] === undefined);
  if (unused === undefined) return;
  throw new UserError(`${unused}: does not go with the other flags, got ${showValue(given[unused])}; leave it out`);
}

/** Drops what an answer has made superfluous or wrong, so that it is asked again. */
function settle(dialogue: Dialogue, topic: Topic, answers: Answers, question: Question): Answers {
  const remark = topic.remark(answers, question);
  if (remark !== undefined) dialogue.say(remark);
  const ids = new Set(topic.questions(answers).map(({ id }) => id));
  const asked = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const wrong = complaints(topic, asked);
  for (const complaint of wrong) dialogue.say(`${complaint.question.title}: ${complaint.text}`);
  return without(asked, ...wrong.map((complaint) => complaint.question.id));
}

/** The answers but some, which are asked again. */
export function without(answers: Answers, ...ids: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
