import { awsProfiles, identify } from '../aws-accounts/profiles';
import { AccountSource, Dialogue } from '../interview';
import { startSpinner } from '../spinner';
import { loadInquirer } from '../vendor/inquirer';

/** What a dialogue may use. */
export interface DialogueOptions {
  /** `false`: accounts are typed only, and never looked up with AWS profiles. @default true */
  readonly aws?: unknown;
}

/** Whether somebody can be asked. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY);
}

/** The dialogue in a terminal, on standard error; nothing where there is none. */
export async function terminalDialogue(options: DialogueOptions): Promise<Dialogue | undefined> {
  if (!hasTerminal()) return undefined;
  const inquirer = await loadInquirer();
  const prompt = inquirer.createPromptModule({ output: process.stderr });
  return {
    prompt: async (question) => (await prompt<{ answer: string | boolean }>([question])).answer,
    say: (line) => console.error(line),
    ...accountsUnlessOff(options),
  };
}

/** The AWS profiles of this machine, unless they are switched off; somebody who waits for AWS sees that. */
export function accountsUnlessOff({ aws }: DialogueOptions): { readonly accounts?: AccountSource } {
  if (aws === false) return {};
  // The SDK announces the end of Node 20 in the middle of the questions.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  return {
    accounts: {
      profiles: awsProfiles,
      identify: async (profile) => {
        const spinner = await startSpinner(`Asking AWS whose profile ${profile.name} is`, false);
        try {
          return await unlessLeft(identify(profile));
        } finally {
          spinner.stop();
        }
      },
    },
  };
}

/** Ctrl-C while somebody waits is the same as at a prompt, where inquirer rejects with this error. */
async function unlessLeft<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let leave: (() => void) | undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(Object.assign(new Error('Ctrl-C'), { name: 'ExitPromptError' }));
  });
  process.once('SIGINT', leave!);
  try {
    return await Promise.race([answer, left]);
  } finally {
    process.off('SIGINT', leave!);
  }
}
