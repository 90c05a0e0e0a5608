import { awsProfiles, identify } from '../aws-accounts';
import { AccountSource, Dialogue } from '../interview';
import { loadInquirer } from '../vendor/inquirer';
import { loadSpinner } from '../vendor/spinner';

/** The dialogue in a terminal. */
export async function inquirerDialogue({ noAws }: { readonly noAws: boolean }): Promise<Dialogue> {
  const inquirer = await loadInquirer();
  return {
    prompt: async (question) => (await inquirer.prompt<{ answer: string | boolean }>([question])).answer,
    say: (line) => console.log(line),
    ...(noAws ? {} : { accounts: await accountsWithSpinner() }),
  };
}

/** The AWS profiles of this machine; somebody who waits for AWS sees that. */
export async function accountsWithSpinner(): Promise<AccountSource> {
  const spinner = await loadSpinner();
  return {
    profiles: await awsProfiles(),
    identify: async (profile) => {
      const waiting = spinner({ text: `Asking AWS whose profile ${profile.name} is` }).start();
      try {
        return await identify(profile);
      } finally {
        waiting.stop();
      }
    },
  };
}
