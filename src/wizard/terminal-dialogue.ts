import { awsProfiles, identify } from '../aws-accounts/profiles';
import { AccountSource, Dialogue } from '../interview';
import { startSpinner } from '../spinner';
import { loadInquirer } from '../vendor/inquirer';

/** What a dialogue can use. */
export interface DialogueOptions {
  /** `false`: account IDs are typed, and AWS profiles are not used. @default true */
  readonly aws?: unknown;
}

/** Whether there is a terminal to ask in. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY);
}

/** A dialogue in the terminal, on standard error; undefined without a terminal. */
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

/** The AWS profiles on this machine, unless they are turned off. A spinner shows when AWS is being called. */
export function accountsUnlessOff({ aws }: DialogueOptions): { readonly accounts?: AccountSource } {
  if (aws === false) return {};
  // The SDK would print its Node.js 20 deprecation warning in the middle of the questions.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  return {
    accounts: {
      profiles: awsProfiles,
      identify: async (profile) => {
        const spinner = await startSpinner(`Looking up the account of AWS profile ${profile.name}`, false);
        try {
          return await unlessLeft(identify(profile));
        } finally {
          spinner.stop();
        }
      },
    },
  };
}

/** Ctrl-C while waiting has the same effect as at a prompt, where inquirer rejects with this error. */
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
