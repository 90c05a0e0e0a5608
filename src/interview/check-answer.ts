import { Path } from '../config';
import { formatProblem, Problem } from '../config/problem';
import { checkConfig } from '../reading/check-config';
import { escapeControls } from '../text/invisible';
import { enumerateNames, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { Draft } from './draft';
import { Answers, Question } from './question';

/** How a set of answers is read and checked: questions and config of the same conversation. */
export interface Topic {
  /** The questions that the answers so far lead to, in order. */
  readonly questions: (answers: Answers) => Question[];
  /** The config that the answers say. */
  readonly draft: (answers: Answers) => Draft;
  /** Stand-ins for what has not been asked yet. */
  readonly standIns: (answers: Answers) => Answers;
  /** What is worth knowing about an answer, though nothing is wrong with it. */
  readonly remark: (answers: Answers, question: Question) => string | undefined;
  /** What is wrong with an answer, where the words of the config would mislead. */
  readonly refuse: (answers: Answers, question: Question) => Refusal | undefined;
}

/** What is wrong with an answer. */
export interface Refusal {
  readonly message: string;
  /** What it is about, where that is not the answer as a whole. */
  readonly got?: string;
  readonly fix: string;
}

/** Something that is wrong with the answer to a question. */
export interface Complaint extends Refusal {
  readonly question: Question;
}

/**
 * Why an answer, given after the others, cannot be accepted.
 *
 * An answer that makes another one wrong is accepted, and the other is asked again, see `complaints`. But a name is not:
 * of two names that are too long together, the one that is being typed is the easier to change.
 */
export function refusal(topic: Topic, answers: Answers, question: Question): string | undefined {
  const { owned, unowned } = findings(topic, answers);
  const own = owned.find((complaint) => complaint.question.id === question.id);
  if (own) return inPrompt(own);
  if (unowned[0] !== undefined) return unowned[0];
  const other = owned.find((complaint) => isName(question) && isName(complaint.question));
  return other && inPrompt(other);
}

/** What is wrong with what was answered. What has not been asked yet is not missing. */
export function complaints(topic: Topic, answers: Answers): Complaint[] {
  return findings(topic, answers).owned;
}

/**
 * What is wrong with answers that flags have given, in the words for whoever typed the flags. What needs an answer that
 * is missing is left for later.
 */
export function flagProblems(topic: Topic, answers: Answers, hasAll: boolean): string[] {
  const { owned, unowned } = findings(topic, answers, {});
  if (owned.length === 0 && hasAll) return unowned;
  return owned.map((complaint) => inFlags(complaint, answers));
}

/** What is wrong, as the prompt says it: whoever reads it sees the answer. */
export function inPrompt({ fix, got, message }: Refusal): string {
  return escapeControls(`${message}${got === undefined ? '' : `, got ${got}`}; ${fix}`);
}

function inFlags({ fix, got, message, question }: Complaint, answers: Answers): string {
  const value = got ?? showValue(answers[question.id]);
  // Some rules say what they got in words of their own.
  return escapeControls(`${question.flag}: ${message}${message.includes(', got ') ? '' : `, got ${value}`}; ${fix}`);
}

/** Everything that is wrong: with answers, and with what was in the config before the conversation. */
interface Findings {
  readonly owned: Complaint[];
  readonly unowned: string[];
}

function findings(topic: Topic, answers: Answers, standIns = topic.standIns(answers)): Findings {
  const questions = topic.questions(answers).filter(({ id }) => answers[id] !== undefined);
  const refused = questions.flatMap((question): Complaint[] => {
    const found = refuseChoice(question, answers[question.id]!) ?? topic.refuse(answers, question);
    return found ? [{ question, ...found }] : [];
  });
  const owned = [...refused];
  const unowned: string[] = [];
  for (const problem of checkConfig(topic.draft({ ...standIns, ...answers }))) {
    const question = questionAt(questions, problem.path);
    if (!question) unowned.push(formatProblem(problem));
    else if (refused.every((complaint) => complaint.question.id !== question.id))
      owned.push(explain(problem, question));
  }
  // An item that is refused for its name may come first, and the config blames the other one.
  return { owned, unowned: refused.length > 0 ? [] : unowned };
}

function refuseChoice({ choices, isOpen, type }: Question, answer: string): Refusal | undefined {
  if (type === 'confirm' && answer !== 'yes' && answer !== 'no')
    return { message: 'not yes or no', fix: 'use yes or no' };
  if (!choices || isOpen || choices.some(({ value }) => value === answer)) return undefined;
  return unknownChoice(
    answer,
    choices.map(({ value }) => value),
  );
}

/** For an answer that is none of those that there are. */
export function unknownChoice(answer: string, choices: readonly string[]): Refusal {
  const known = choices.filter((value) => value !== '');
  const meant = suggest(answer, known);
  return { message: 'unknown', fix: meant ? `did you mean ${meant}?` : `use ${enumerateNames(known, 'or')}` };
}

/** Of those whose answer stands there or above, the nearest. */
function questionAt(questions: readonly Question[], path: Path): Question | undefined {
  const depth = ({ paths }: Question) =>
    Math.max(0, ...paths.filter((own) => own.every((key, at) => key === path[at])).map((own) => own.length));
  return questions.filter((question) => depth(question) > 0).sort((a, b) => depth(b) - depth(a))[0];
}

function explain({ fix, message, path, value }: Problem, question: Question): Complaint {
  const own = question.paths.find((one) => one.every((key, at) => key === path[at]))!;
  // Of several texts in one answer, the one that is wrong.
  const got = path.length > own.length && value !== undefined ? showValue(value) : undefined;
  return { question, message, got, fix: question.hint ?? fix };
}

function isName({ paths }: Question): boolean {
  return paths.some((path) => path.at(-1) === 'name');
}
