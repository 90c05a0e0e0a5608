import { Interrupted, UserError } from '../user-error';
import { hasTerminal, terminalDialogue } from '../wizard/terminal-dialogue';

/**
 * Asks whether to go on.
 *
 * @param yes - `--yes`: nobody is asked
 * @throws UserError - where the answer is no, or nobody can be asked
 */
export async function confirm(question: string, yes = false): Promise<void> {
  if (yes) return;
  requireAnswer(yes);
  const dialogue = await terminalDialogue({ aws: false });
  const answer = await dialogue!
    .prompt({ name: 'answer', type: 'confirm', message: question, default: false })
    .catch(left);
  if (answer !== true) throw new UserError('Nothing was done.');
}

/**
 * Asks for a name to be typed, before something that cannot be undone.
 *
 * @param yes - `--yes`: nobody is asked
 * @throws UserError - where the answer is another, or nobody can be asked
 */
export async function requireName(question: string, name: string, yes = false): Promise<void> {
  if (yes) return;
  requireAnswer(yes);
  const dialogue = await terminalDialogue({ aws: false });
  const answer = await dialogue!.prompt({ name: 'answer', type: 'input', message: question }).catch(left);
  if (answer !== name) throw new UserError('Nothing was done.');
}

/** Before anything is read. @throws UserError - where nobody could be asked */
export function requireAnswer(yes = false): void {
  if (!yes && !hasTerminal()) throw new UserError('--yes: needed without a terminal, as nobody can be asked');
}

function left(error: unknown): never {
  // By its name, as there are several copies of inquirer.
  if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted('\nNothing was done.');
  throw error;
}
