import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { ask } from './ask';
import { complaints, flagProblems, inPrompt, refusal, Topic } from './check-answer';
import { keeping } from './left-early';
import { Dialogue } from './prompt';
import { Answers, normalize, Question } from './question';

/** What is known before the first question. */
export interface Beginning {
  /** Valid answers of an earlier conversation. */
  readonly answered?: Answers;
  /** Answers from flags, not yet checked. */
  readonly given?: Answers;
  /** Problems that were found when the flags were read. */
  readonly problems?: readonly string[];
  /** Whether to use the default without asking. */
  readonly takesDefault?: (question: Question) => boolean;
  /** Answers to suggest instead of the defaults. */
  readonly suggested?: Answers;
}

/**
 * Asks every question that has no answer yet. An answer that a later one makes wrong is asked for again.
 *
 * @param dialogue - absent without a terminal
 * @throws UserError - listing all flags that are wrong, or missing without a terminal
 * @throws LeftEarly - on Ctrl-C at a question
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

  // Before the first question, because the user has to run the command again with the right flags.
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
    // With stand-ins, so that a default that depends on a missing answer is not reported as missing as well.
    const questions = topic.questions({ ...topic.standIns(answers), ...answers });
    const next = questions.find(({ id }) => answers[id] === undefined && !isMissing(id));
    if (!next) break;
    const answer = known(next);
    if (answer === undefined) missing.push(next);
    else answers = { ...answers, [next.id]: answer };
  }
  const lines = missing.map((question) => {
    const { flag, flagExample } = mentioned(topic.questions(answers), question, given);
    return `${flag}: required without a terminal; add ${flagExample}`;
  });
  refuse([...problems, ...flagProblems(topic, answers, missing.length === 0), ...new Set(lines)]);
  return answers;
}

/** If no flag mentions an environment or service at all, its whole flag is missing and not one of its keys. */
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

/** Drops the answers that an answer makes superfluous or wrong, so that the wrong ones are asked for again. */
function settle(dialogue: Dialogue, topic: Topic, answers: Answers, question: Question): Answers {
  const remark = topic.remark(answers, question);
  if (remark !== undefined) dialogue.say(remark);
  const ids = new Set(topic.questions(answers).map(({ id }) => id));
  const asked = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const wrong = complaints(topic, asked);
  for (const complaint of wrong) dialogue.say(`${complaint.question.title}: ${inPrompt(complaint)}`);
  return without(asked, ...wrong.map((complaint) => complaint.question.id));
}

/** The answers without some, which are asked for again. */
export function without(answers: Answers, ...ids: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
