import { Dialogue } from '../interview';
import { loadInquirer } from '../vendor/inquirer';
import { accountsWithSpinner } from './accounts-with-spinner';

/** The dialogue in a terminal. */
export async function inquirerDialogue({ noAws }: { readonly noAws: boolean }): Promise<Dialogue> {
  const inquirer = await loadInquirer();
  return {
    prompt: async (question) => (await inquirer.prompt<{ answer: string | boolean }>([question])).answer,
    say: (line) => console.log(line),
    ...(noAws ? {} : { accounts: await accountsWithSpinner() }),
  };
}
