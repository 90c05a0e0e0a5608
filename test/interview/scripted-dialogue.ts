import type { AccountSource, Dialogue, PromptQuestion } from '../../src/interview';

/** Everything that was asked and shown, in order: questions with their answers, and lines. */
export interface Scripted extends Dialogue {
  readonly transcript: string[];
}

/** Ctrl-C instead of an answer. */
export const LEAVE = '<Ctrl-C>';

/**
 * Answers each question with the next answer, or with the default if it is `undefined`. If the prompt rejects an
 * answer, the next one is used.
 */
export function scripted(answers: readonly (string | boolean | undefined)[], accounts?: AccountSource): Scripted {
  const rest = [...answers];
  const transcript: string[] = [];
  const prompt = (question: PromptQuestion): Promise<string | boolean> => {
    if (rest.length === 0)
      throw new Error(
        `nothing left to answer to: ${question.message}; if a question is new, add its answer to the list\n${transcript.join('\n')}`,
      );
    if (rest[0] === LEAVE) return Promise.reject(Object.assign(new Error('SIGINT'), { name: 'ExitPromptError' }));
    const answer = rest.shift() ?? question.default ?? question.choices?.[0]?.value;
    if (answer === undefined) throw new Error(`has no default: ${question.message}`);
    const problem = typeof answer === 'string' ? (question.validate?.(answer) ?? true) : true;
    transcript.push(`${question.message} ${answer}`);
    if (problem === true) return Promise.resolve(answer);
    transcript.push(`> ${problem}`);
    return prompt(question);
  };
  return { prompt, say: (line) => transcript.push(line), accounts, transcript };
}
