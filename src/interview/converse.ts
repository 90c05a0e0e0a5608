import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { ask } from './ask';
import { complaints, flagProblems, inPrompt, refusal, Topic } from './check-answer';
import { keeping } from './left-early';
import { Dialogue } from './prompt';
import { Answers, normalize, Question } from './question';

/** What is known before anybody is asked. */
export interface Beginning {
  /** Answers of an earlier conversation, with nothing wrong in them. */
  readonly answered?: Answers;
  /** Answers from flags, which have to be checked. */
  readonly given?: Answers;
  /** What has been wrong with flags before they became answers. */
  readonly problems?: readonly string[];
  /** Whether the default will do without asking. */
  readonly takesDefault?: (question: Question) => boolean;
  /** What to suggest instead of a default. */
  readonly suggested?: Answers;
}

/**
 * Asks everything that has not been answered. What a later answer makes wrong is asked again.
 *
 * @param dialogue - absent where there is nobody to ask
 * @throws UserError - where flags are wrong, or are missing with nobody to ask: with everything that is
 * @throws LeftEarly - where somebody leaves a question
 */
export async function converse(
  dialogue: Dialogue | undefined,
  topic: Topic,
  { answered = {}, given = {}, problems = [], suggested = {}, takesDefault = () => false }: Beginning,
): Promise<Answers> {
  const known = (question: Question) => {
    const answer = given[question.id] ?? (takesDefault(question) ? question.default : undefined);
    return answer === undefined ? undefined : normalize(question, answer);
  };
  if (!dialogue) return withoutAsking(topic, { answered, given, problems }, known);

  // Before the first question: whoever has typed a wrong flag types the command again.
  refuse([...problems, ...flagProblems(topic, normalized(topic, given), false)]);
  let answers = answered;
  let suggestions = suggested;
  const seen = new Set<string>();
  for (;;) {
    const next = topic.questions(answers).find(({ id }) => answers[id] === undefined);
    if (!next) return answers;
    const answer = seen.has(next.id) ? undefined : known(next);
    seen.add(next.id);
    if (answer !== undefined) {
      answers = settle(dialogue, topic, { ...answers, [next.id]: answer }, next);
      continue;
    }
    const question = { ...next, default: suggestions[next.id] ?? next.default };
    const check = (text: string) => refusal(topic, { ...answers, [next.id]: text }, next);
    const reply = await keeping(answers, ask(dialogue, question, check));
    if (reply.region !== undefined && next.regionOf) suggestions = { ...suggestions, [next.regionOf]: reply.region };
    suggestions = { ...suggestions, [next.id]: reply.answer };
    answers = settle(dialogue, topic, { ...answers, [next.id]: reply.answer }, next);
  }
}

function withoutAsking(
  topic: Topic,
  { answered, given, problems }: Required<Pick<Beginning, 'answered' | 'given' | 'problems'>>,
  known: (question: Question) => string | undefined,
): Answers {
  let answers = answered;
  const missing: Question[] = [];
  for (;;) {
    const isMissing = (id: string) => missing.some((question) => question.id === id);
    // With stand-ins: a default that comes from a missing answer is not missing, too.
    const questions = topic.questions({ ...topic.standIns(answers), ...answers });
    const next = questions.find(({ id }) => answers[id] === undefined && !isMissing(id));
    if (!next) break;
    const answer = known(next);
    if (answer === undefined) missing.push(next);
    else answers = { ...answers, [next.id]: answer };
  }
  const lines = missing.map((question) => {
    const { flag, flagExample } = mentioned(topic.questions(answers), question, given);
    return `${flag}: missing, and there is no terminal to ask in; add ${flagExample}`;
  });
  refuse([...problems, ...flagProblems(topic, answers, missing.length === 0), ...new Set(lines)]);
  return answers;
}

/** Of an environment that no flag speaks of, not a part is missing, but the whole. */
function mentioned(questions: readonly Question[], question: Question, given: Answers): Question {
  const [prefix] = /^.*\./.exec(question.id) ?? [''];
  if (Object.keys(given).some((id) => id.startsWith(prefix))) return question;
  return questions.find(({ id }) => id === `${prefix}another`) ?? question;
}

function normalized(topic: Topic, given: Answers): Answers {
  const questions = topic.questions(given).filter(({ id }) => given[id] !== undefined);
  return Object.fromEntries(questions.map((question) => [question.id, normalize(question, given[question.id]!)]));
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UserError(problems.map(escapeControls).join('\n'));
}

/** Drops what an answer has made superfluous or wrong, so that it is asked again. */
function settle(dialogue: Dialogue, topic: Topic, answers: Answers, question: Question): Answers {
  const remark = topic.remark(answers, question);
  if (remark !== undefined) dialogue.say(remark);
  const ids = new Set(topic.questions(answers).map(({ id }) => id));
  const asked = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const wrong = complaints(topic, asked);
  for (const complaint of wrong) dialogue.say(`${complaint.question.title}: ${inPrompt(complaint)}`);
  return without(asked, ...wrong.map((complaint) => complaint.question.id));
}

/** The answers but some, which are asked again. */
export function without(answers: Answers, ...ids: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
