import { Path, Problem } from '../config';
import { formatProblem } from '../config/problem';
import { checkConfig } from '../reading/check-config';
import { escapeControls, showValue } from '../text/messages';
import { Draft } from './draft';
import { Answers, Question } from './question';

/** How a set of answers is read and checked: questions and config of the same conversation. */
export interface Topic {
  /** The questions that the answers so far lead to, in order. */
  readonly questions: (answers: Answers) => Question[];
  /** The config that the answers say. */
  readonly draft: (answers: Answers) => Draft;
  /**
   * The shortest possible answers to what has not been asked yet, so that names that are derived from several answers
   * can be checked from the first one on.
   */
  readonly standIns: (answers: Answers) => Answers;
  /** What is worth knowing about an answer, though nothing is wrong with it. */
  readonly remark: (answers: Answers, question: Question) => string | undefined;
}

/** Something that is wrong with an answer. */
export interface Complaint {
  readonly question: Question;
  readonly text: string;
}

/**
 * Why an answer, given after the others, cannot be accepted.
 *
 * An answer that makes another one wrong is accepted, and the other is asked again, see `complaints`. But a name is not:
 * of two names that are too long together, the one that is being typed is the easier to change.
 */
export function refusal(topic: Topic, answers: Answers, question: Question): string | undefined {
  const answer = answers[question.id]!;
  if (question.type === 'confirm' && answer !== 'yes' && answer !== 'no') return 'answer yes or no';
  if (question.choices && !question.isOpen && !question.choices.some(({ value }) => value === answer)) {
    return `not one of ${question.choices.map(({ value }) => value).join(', ')}`;
  }
  const found = findings(topic, answers);
  const own = found.find((finding) => finding.question?.id === question.id);
  const other = found.find((finding) => !finding.question || (isName(question) && isName(finding.question)));
  return (own ?? other)?.text;
}

/** What is wrong with what was answered. What has not been asked yet is not missing. */
export function complaints(topic: Topic, answers: Answers): Complaint[] {
  return findings(topic, answers).filter((finding): finding is Complaint => finding.question !== undefined);
}

/** Something that is wrong with the config; of what was there before the conversation there is no question. */
interface Finding extends Partial<Complaint> {
  readonly text: string;
}

function findings(topic: Topic, answers: Answers): Finding[] {
  const questions = topic.questions(answers).filter(({ id }) => answers[id] !== undefined);
  return checkConfig(topic.draft({ ...topic.standIns(answers), ...answers })).map((problem) => {
    const question = questionAt(questions, problem.path);
    return question ? { question, text: explain(problem, question) } : { text: formatProblem(problem) };
  });
}

/** Of those whose answer stands there or above, the nearest. */
function questionAt(questions: readonly Question[], path: Path): Question | undefined {
  const depth = ({ paths }: Question) =>
    Math.max(0, ...paths.filter((own) => own.every((key, at) => key === path[at])).map((own) => own.length));
  return questions.filter((question) => depth(question) > 0).sort((a, b) => depth(b) - depth(a))[0];
}

function explain(problem: Problem, { hint, paths }: Question): string {
  const { fix, message, path, value } = problem;
  const own = paths.find((one) => one.every((key, at) => key === path[at]));
  if (!own) return formatProblem(problem);
  // Of several texts in one answer, the one that is wrong.
  const got = path.length > own.length && value !== undefined ? `, got ${showValue(value)}` : '';
  return escapeControls(`${message}${got}; ${hint ?? fix}`);
}

function isName({ paths }: Question): boolean {
  return paths.some((path) => path.at(-1) === 'name');
}
