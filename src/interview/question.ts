import { Path } from '../config';

/** What has been answered, by the ids of the questions. Every answer is text: a list has commas, a choice its value. */
export type Answers = Readonly<Record<string, string>>;

/** One of the answers that a question allows. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What a question is about. */
export type Subject = 'product' | 'environment' | 'service';

/** What defaults, choices and meanings of answers may depend on. */
export interface Situation {
  /** Position of the environment or service among the others, from 0. */
  readonly index: number;
  /** The Region of the config. */
  readonly region?: string;
  /** Names of the environments that exist already, in promotion order. */
  readonly environments: readonly string[];
  /** Priorities of listener rules that the config has already. */
  readonly priorities: readonly number[];
  /** What the environment or service before this one answers to a question. */
  readonly previous: (key: string) => string | undefined;
}

/** A question as it is declared: see `question-table.ts`. */
export interface QuestionEntry {
  /** Name of the flag without its dashes, and of the part of `--environment` or `--service`. */
  readonly key: string;
  /** An `account` is chosen from the AWS profiles, or typed; a `confirm` is answered `yes` or `no`. */
  readonly type: 'input' | 'select' | 'confirm' | 'account' | 'list';
  /** What stands for the answer in the help of the flag. */
  readonly value: string;
  /** Help of the flag, without a full stop. */
  readonly help: string;
  /** What the answer is called where all of them are listed. */
  readonly title: string;
  /** `{name}` and `{number}` stand for those of the environment or service. */
  readonly message: string;
  /** Where the answer belongs in the config of its subject. Absent for one that only leads to other questions. */
  readonly paths?: readonly Path[];
  /** What belongs there, one value for each path; `undefined`: nothing. Default: the text, or the list. */
  readonly toConfig?: (answer: string, situation: Situation) => readonly unknown[];
  readonly default?: string | ((situation: Situation) => string | undefined);
  readonly choices?: readonly Choice[] | ((situation: Situation) => readonly Choice[]);
  /** Whether its flag may have a value that is no choice. @default false */
  readonly isOpen?: boolean;
  /** Asked only after this answer to another question, which its flag therefore implies. */
  readonly when?: { readonly key: string; readonly is: string };
  /** Not asked after this answer to another question, which has it by default. */
  readonly unless?: { readonly key: string; readonly is: string };
  /** What to type, where the words of the config speak of YAML. */
  readonly hint?: string;
  /** For an account: the question that the Region of its profile answers by default. */
  readonly regionOf?: string;
  /** Of the product: asked after environments and services. @default false */
  readonly isLast?: boolean;
  /** Asked only about an addition to an existing config. @default false */
  readonly isForAdding?: boolean;
  /**
   * The shortest possible answer, of a question that has no default: with it names that are derived from several answers
   * can be checked from the first one on. `{number}` stands for that of the environment or service.
   */
  readonly standIn?: string;
  /** Comment behind the answer in a new `ecs-pipeline.yaml`. */
  readonly comment?: string;
}

/** A flag that answers the question of another flag in other words; nobody is asked for it. */
export interface AlternativeFlag {
  readonly key: string;
  readonly value: string;
  readonly help: string;
  /** The question that it answers. */
  readonly answers: string;
  /** Its values, and the answers that they stand for. */
  readonly choices: (situation: Situation) => readonly Choice[];
}

/** A question as data. What follows from earlier answers is already worked out in it. */
export interface Question {
  /** For example `environments.0.name`. */
  readonly id: string;
  readonly type: QuestionEntry['type'];
  readonly message: string;
  readonly title: string;
  /** The flag that answers it, as messages name it. */
  readonly flag: string;
  /** The flag with what stands for its value. */
  readonly flagExample: string;
  readonly choices?: readonly Choice[];
  readonly isOpen?: boolean;
  readonly default?: string;
  /** Where the answer stands in the config: what is wrong there is wrong with the answer. */
  readonly paths: readonly Path[];
  readonly hint?: string;
  /** The id of the question that the Region of the account's profile answers by default. */
  readonly regionOf?: string;
}

/** Several texts in one answer, such as `a@example.com, b@example.com`. */
export function listOf(answer = ''): string[] {
  return answer.split(/[\s,]+/).filter((item) => item !== '');
}

/** Account ids are copied with hyphens, and out of YAML with quotes. */
export function normalize({ type }: Pick<Question, 'type'>, answer: string): string {
  return type === 'account' ? answer.replaceAll(/[\s"'-]/g, '') : answer.trim();
}
