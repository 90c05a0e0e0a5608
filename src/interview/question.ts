import { Path } from '../config';

/** What has been answered, by the ids of the questions. Every answer is text: a list has commas, a choice its value. */
export type Answers = Readonly<Record<string, string>>;

/** One of the answers that a question allows. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A question as data. What follows from earlier answers is already worked out in it. */
export interface Question {
  /** For example `environments.0.name`. */
  readonly id: string;
  /** An `account` is chosen from the AWS profiles, or typed; a `confirm` is answered `yes` or `no`. */
  readonly type: 'input' | 'select' | 'confirm' | 'account';
  readonly message: string;
  /** What the answer is called where all of them are listed. */
  readonly title: string;
  /** The flag that answers it, where there is nobody to ask. */
  readonly flag: string;
  readonly choices?: readonly Choice[];
  /** Whether its flag may say something that is no choice. @default false */
  readonly isOpen?: boolean;
  readonly default?: string;
  /** Whether it has to be asked at all, after what was answered before. @default true */
  readonly when?: boolean;
  /** Where the answer stands in the config: what is wrong there is wrong with the answer. */
  readonly paths: readonly Path[];
  /** What to type, where the words of the config speak of YAML. */
  readonly hint?: string;
  /** For an account: the question that the Region of its profile answers by default. */
  readonly regionOf?: string;
}

/** Several texts in one answer, such as `a@example.com, b@example.com`. */
export function listOf(answer = ''): string[] {
  return answer.split(/[\s,]+/).filter((item) => item !== '');
}

/** Account ids are copied with hyphens, and out of YAML with quotes. */
export function normalize({ type }: Question, answer: string): string {
  return type === 'account' ? answer.replaceAll(/[\s"'-]/g, '') : answer.trim();
}
