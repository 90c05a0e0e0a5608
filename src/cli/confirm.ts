import { Interrupted, UserError } from '../user-error';
import { hasTerminal, terminalDialogue } from '../wizard/terminal-dialogue';

/**
 * Asks for confirmation.
 *
 * @param yes - `--yes`: do not ask
 * @throws UserError - if the answer is no, or there is no terminal to ask in
 */
export async function confirm(question: string, yes = false): Promise<void> {
  if (yes) return;
  requireAnswer(yes);
  const dialogue = await terminalDialogue({ aws: false });
  const answer = await dialogue!
    .prompt({ name: 'answer', type: 'confirm', message: question, default: false })
    .catch(left);
  if (answer !== true) throw new UserError('Canceled: nothing was changed.');
}

/**
 * Asks the user to type a name before something that cannot be undone.
 *
 * @param yes - `--yes`: do not ask
 * @throws UserError - if the answer is a different name, or there is no terminal to ask in
 */
export async function requireName(question: string, name: string, yes = false): Promise<void> {
  if (yes) return;
  requireAnswer(yes);
  const dialogue = await terminalDialogue({ aws: false });
  const answer = await dialogue!.prompt({ name: 'answer', type: 'input', message: question }).catch(left);
  if (answer !== name) throw new UserError('Canceled: nothing was changed.');
}

/** Call this before anything is read. @throws UserError - if there is no terminal to ask in */
export function requireAnswer(yes = false): void {
  if (!yes && !hasTerminal()) throw new UserError('--yes: required if there is no terminal to ask for confirmation');
}

function left(error: unknown): never {
  // Compared by name because there are several copies of inquirer.
  if (error instanceof Error && error.name === 'ExitPromptError')
    throw new Interrupted('\nCanceled: nothing was changed.');
  throw error;
}
