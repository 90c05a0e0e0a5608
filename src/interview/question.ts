import { Path } from '../config';

/** The answers so far, by question ID. Every answer is text: a list has commas, a choice its value. */
export type Answers = Readonly<Record<string, string>>;

/** One of the answers that a question allows. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What a question is about. */
export type Subject = 'product' | 'environment' | 'service';

/** What defaults, choices and meanings of answers can depend on. */
export interface Situation {
  /** Position of the environment or service among the others, from 0. */
  readonly index: number;
  /** The Region of the config. */
  readonly region?: string;
  /** Names of the environments that exist already, in promotion order. */
  readonly environments: readonly string[];
  /** Priorities of the listener rules that are already in the config. */
  readonly priorities: readonly number[];
  /** The previous environment's or service's answer to a question. */
  readonly previous: (key: string) => string | undefined;
}

/** A question as declared in `question-table.ts`. */
export interface QuestionEntry {
  /** Name of the flag without its dashes, and of the key in `--environment` or `--service`. */
  readonly key: string;
  /** An `account` is chosen from the AWS profiles or typed; a `confirm` is answered with `yes` or `no`. */
  readonly type: 'input' | 'select' | 'confirm' | 'account' | 'list';
  /** Placeholder for the answer in the help of the flag. */
  readonly value: string;
  /** Help of the flag, without a period. */
  readonly help: string;
  /** Label of the answer in a list of all answers. */
  readonly title: string;
  /** `{name}` and `{number}` are replaced by those of the environment or service. */
  readonly message: string;
  /** Where the answer goes in the config of its subject. Absent if it only leads to other questions. */
  readonly paths?: readonly Path[];
  /** The values to put there, one for each path; `undefined` for none. Default: the text or the list. */
  readonly toConfig?: (answer: string, situation: Situation) => readonly unknown[];
  readonly default?: string | ((situation: Situation) => string | undefined);
  readonly choices?: readonly Choice[] | ((situation: Situation) => readonly Choice[]);
  /** Whether its flag accepts values other than the choices. @default false */
  readonly isOpen?: boolean;
  /** Asked only after this answer to another question. Its flag therefore implies that answer. */
  readonly when?: { readonly key: string; readonly is: string };
  /** Not asked after this answer to another question, which must be that question's default. */
  readonly unless?: { readonly key: string; readonly is: string };
  /** What to type, if the fix in the config's own message is about YAML. */
  readonly hint?: string;
  /** For an account: the question whose default is the Region of its profile. */
  readonly regionOf?: string;
  /** For the product: asked after the environments and services. @default false */
  readonly isLast?: boolean;
  /** Asked only when something is added to an existing config. @default false */
  readonly isForAdding?: boolean;
  /**
   * The shortest possible answer to a question without a default. With it, names that are derived from several answers
   * can be checked from the first answer on. `{number}` is replaced by that of the environment or service.
   */
  readonly standIn?: string;
  /** Comment after the answer in a new `ecs-pipeline.yaml`. */
  readonly comment?: string;
}

/** A flag that is an alternative to another flag and answers the same question; it is never asked for. */
export interface AlternativeFlag {
  readonly key: string;
  readonly value: string;
  readonly help: string;
  /** The key of the question that it answers. */
  readonly answers: string;
  /** Its possible values, and the answers that they mean. */
  readonly choices: (situation: Situation) => readonly Choice[];
}

/** A question with everything that depends on earlier answers already resolved. */
export interface Question {
  /** For example `environments.0.name`. */
  readonly id: string;
  readonly type: QuestionEntry['type'];
  readonly message: string;
  readonly title: string;
  /** The flag that answers it, as it appears in messages. */
  readonly flag: string;
  /** The flag with a placeholder for its value. */
  readonly flagExample: string;
  readonly choices?: readonly Choice[];
  readonly isOpen?: boolean;
  readonly default?: string;
  /** Where the answer is in the config: a problem there is a problem with the answer. */
  readonly paths: readonly Path[];
  readonly hint?: string;
  /** The ID of the question whose default is the Region of the account's profile. */
  readonly regionOf?: string;
}

/** The items of a list answer, such as `a@example.com, b@example.com`. */
export function listOf(answer = ''): string[] {
  return answer.split(/[\s,]+/).filter((item) => item !== '');
}

/** Account IDs are often pasted with hyphens, or with quotes from YAML. */
export function normalize({ type }: Pick<Question, 'type'>, answer: string): string {
  return type === 'account' ? answer.replaceAll(/[\s"'-]/g, '') : answer.trim();
}
