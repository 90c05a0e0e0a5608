import { EcsPipelineConfig } from '../config';
import { parseConfig } from '../reading/parse-config';
import { answersToYaml } from './answers-to-yaml';
import { Beginning, converse, without } from './converse';
import { keeping } from './left-early';
import { PRODUCT } from './product-topic';
import { promotionPath } from './promotion-path';
import { Dialogue } from './prompt';
import { Answers } from './question';

/** How an interview is conducted. */
export interface InterviewOptions extends Omit<Beginning, 'answered' | 'suggested'> {
  /** Absent without a terminal. */
  readonly dialogue?: Dialogue;
  /** Whether to skip the confirmation of the answers. @default false */
  readonly isConfirmed?: boolean;
}

/**
 * The conversation about a new repository, whichever command starts it.
 *
 * @returns the text of `ecs-pipeline.yaml`, already checked
 * @throws UserError - listing all flags that are wrong, or missing without a terminal
 * @throws LeftEarly - on Ctrl-C at a question
 */
export async function interview({ dialogue, isConfirmed = false, ...beginning }: InterviewOptions): Promise<string> {
  let answers = await converse(dialogue, PRODUCT, beginning);
  if (dialogue && !isConfirmed) {
    for (;;) {
      dialogue.say(`\n${promotionPath(configOf(answers))}\n`);
      const changed = await keeping(answers, askForChange(dialogue, answers));
      if (changed === undefined) break;
      answers = await change(dialogue, answers, changed);
    }
  }
  return answersToYaml(answers);
}

/** Asks a question again, and those that were answered with a default that has changed. */
async function change(dialogue: Dialogue, before: Answers, id: string): Promise<Answers> {
  const answered = await converse(dialogue, PRODUCT, { answered: without(before, id), suggested: before });
  const defaults = new Map(PRODUCT.questions(before).map((question) => [question.id, question.default]));
  const stale = PRODUCT.questions(answered).filter((question) => {
    const usual = defaults.get(question.id);
    return question.id !== id && usual !== question.default && usual === answered[question.id];
  });
  return converse(dialogue, PRODUCT, { answered: without(answered, ...stale.map((question) => question.id)) });
}

const WRITE = '';
const CHANGE = 'change';

/** The ID of the question to ask again, or undefined if the answers are correct. */
async function askForChange({ prompt }: Dialogue, answers: Answers): Promise<string | undefined> {
  const decision = await prompt({
    name: 'answer',
    type: 'select',
    message: 'Is this correct?',
    choices: [
      { name: 'Yes, write ecs-pipeline.yaml', value: WRITE },
      { name: 'No, change an answer', value: CHANGE },
    ],
  });
  if (decision !== CHANGE) return undefined;
  const choices = PRODUCT.questions(answers).map(({ choices: own, id, title }) => {
    const answer = answers[id]!;
    return { name: `${title}: ${own?.find(({ value }) => value === answer)?.name ?? answer}`, value: id };
  });
  return String(await prompt({ name: 'answer', type: 'select', message: 'Which answer?', choices }));
}

function configOf(answers: Answers): EcsPipelineConfig {
  return parseConfig(answersToYaml(answers), 'ecs-pipeline.yaml');
}
