import { Path } from '../config';
import { formatProblem, Problem } from '../config/problem';
import { checkConfig } from '../reading/check-config';
import { escapeControls } from '../text/invisible';
import { enumerateNames, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { Draft } from './draft';
import { Answers, Question } from './question';

/** What a conversation asks, and how its answers are checked. */
export interface Topic {
  /** The questions that the answers so far lead to, in order. */
  readonly questions: (answers: Answers) => Question[];
  /** The config that the answers describe. */
  readonly draft: (answers: Answers) => Draft;
  /** Stand-ins for what has not been asked yet. */
  readonly standIns: (answers: Answers) => Answers;
  /** A remark about a valid answer. */
  readonly remark: (answers: Answers, question: Question) => string | undefined;
  /** What is wrong with an answer, if the config's own message would be misleading. */
  readonly refuse: (answers: Answers, question: Question) => Refusal | undefined;
}

/** What is wrong with an answer. */
export interface Refusal {
  readonly message: string;
  /** The wrong value, if it is only part of the answer. */
  readonly got?: string;
  readonly fix: string;
}

/** A problem with the answer to a question. */
export interface Complaint extends Refusal {
  readonly question: Question;
}

/**
 * Why a new answer cannot be accepted.
 *
 * An answer that makes another one wrong is accepted, and the other question is asked again, see `complaints`. A name
 * is an exception: if two names together are too long, the one that is being typed is easier to change.
 */
export function refusal(topic: Topic, answers: Answers, question: Question): string | undefined {
  const { owned, unowned } = findings(topic, answers);
  const own = owned.find((complaint) => complaint.question.id === question.id);
  if (own) return inPrompt(own);
  if (unowned[0] !== undefined) return unowned[0];
  const other = owned.find((complaint) => isName(question) && isName(complaint.question));
  return other && inPrompt(other);
}

/** What is wrong with the answers so far. A question that has not been asked yet is not reported as missing. */
export function complaints(topic: Topic, answers: Answers): Complaint[] {
  return findings(topic, answers).owned;
}

/**
 * What is wrong with answers from flags, in terms of the flags. Problems that depend on a missing answer are left for
 * later.
 */
export function flagProblems(topic: Topic, answers: Answers, hasAll: boolean): string[] {
  const { owned, unowned } = findings(topic, answers, {});
  if (owned.length === 0 && hasAll) return unowned;
  return owned.map((complaint) => inFlags(complaint, answers));
}

/** The problem as a prompt shows it, without the answer, which is visible there. */
export function inPrompt({ fix, got, message }: Refusal): string {
  return escapeControls(`${message}${got === undefined ? '' : `, got ${got}`}; ${fix}`);
}

function inFlags({ fix, got, message, question }: Complaint, answers: Answers): string {
  const value = got ?? showValue(answers[question.id]);
  // Some rules put the value into the message themselves.
  return escapeControls(`${question.flag}: ${message}${message.includes(', got ') ? '' : `, got ${value}`}; ${fix}`);
}

/** All problems: those of answers, and those that were in the config before the conversation. */
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
  // If an item is refused because of its name, the check of the config may blame the other item with that name.
  return { owned, unowned: refused.length > 0 ? [] : unowned };
}

function refuseChoice({ choices, isOpen, type }: Question, answer: string): Refusal | undefined {
  if (type === 'confirm' && answer !== 'yes' && answer !== 'no')
    return { message: 'invalid answer', fix: 'use yes or no' };
  if (!choices || isOpen || choices.some(({ value }) => value === answer)) return undefined;
  return unknownChoice(
    answer,
    choices.map(({ value }) => value),
  );
}

/** The problem with an answer that is not one of the choices. */
export function unknownChoice(answer: string, choices: readonly string[]): Refusal {
  const known = choices.filter((value) => value !== '');
  const meant = suggest(answer, known);
  return { message: 'unknown value', fix: meant ? `did you mean ${meant}?` : `use ${enumerateNames(known, 'or')}` };
}

/** The question whose answer is at this path, or nearest above it. */
function questionAt(questions: readonly Question[], path: Path): Question | undefined {
  const depth = ({ paths }: Question) =>
    Math.max(0, ...paths.filter((own) => own.every((key, at) => key === path[at])).map((own) => own.length));
  return questions.filter((question) => depth(question) > 0).sort((a, b) => depth(b) - depth(a))[0];
}

function explain({ fix, message, path, value }: Problem, question: Question): Complaint {
  const own = question.paths.find((one) => one.every((key, at) => key === path[at]))!;
  // If the answer is a list, only the item that is wrong.
  const got = path.length > own.length && value !== undefined ? showValue(value) : undefined;
  return { question, message, got, fix: question.hint ?? fix };
}

function isName({ paths }: Question): boolean {
  return paths.some((path) => path.at(-1) === 'name');
}
