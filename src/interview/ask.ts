import { AccountSource, AwsProfile, Dialogue, PromptQuestion } from './prompt';
import { normalize, Question } from './question';

/** An answer, and what it implies for another question. */
export interface Reply {
  readonly answer: string;
  /** The Region of the chosen AWS profile. */
  readonly region?: string;
}

/** Returns what is wrong with an answer, or undefined. */
export type Check = (answer: string) => string | undefined;

/** Asks until the answer is valid. */
export async function ask(dialogue: Dialogue, question: Question, check: Check): Promise<Reply> {
  if (question.type === 'account') return askAccount(dialogue, question, check);
  const answer = await dialogue.prompt(promptOf(question, check));
  return { answer: normalize(question, typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer) };
}

const TYPED = '';

async function askAccount(dialogue: Dialogue, question: Question, check: Check): Promise<Reply> {
  const { accounts, prompt, say } = dialogue;
  const profiles = (await accounts?.profiles()) ?? [];
  const name = profiles.length === 0 ? TYPED : await chooseProfile(dialogue, question, profiles);
  const profile = profiles.find((one) => one.name === name);
  if (accounts && profile) {
    const owner = await ownerOf(accounts, profile);
    const problem = 'problem' in owner ? owner.problem : check(owner.accountId);
    if (!('problem' in owner) && problem === undefined) {
      say(`AWS profile ${profile.name}: ${owner.who}`);
      return { answer: owner.accountId, region: profile.region };
    }
    say(`AWS profile ${profile.name}: ${problem}. Enter the account ID instead.`);
  }
  const answer = await prompt({ ...promptOf(question, check), type: 'input' });
  return { answer: normalize(question, String(answer)) };
}

/** The account of a profile. A profile that names its account is not tried, because the user may not have signed in. */
async function ownerOf(
  accounts: AccountSource,
  profile: AwsProfile,
): Promise<{ readonly accountId: string; readonly who: string } | { readonly problem: string }> {
  const { accountId } = profile;
  if (accountId !== undefined) return { accountId, who: `account ${accountId} (sso_account_id)` };
  const identity = await accounts.identify(profile);
  return 'problem' in identity ? identity : { accountId: identity.accountId, who: identity.arn };
}

async function chooseProfile(
  { prompt }: Dialogue,
  { message }: Question,
  profiles: readonly AwsProfile[],
): Promise<string> {
  const named = profiles.map(({ accountId, name, region }) => {
    const known = [accountId, region].filter((part) => part !== undefined);
    return { name: `AWS profile ${name}${known.length === 0 ? '' : ` (${known.join(', ')})`}`, value: name };
  });
  const choices = [...named, { name: 'Enter an account ID', value: TYPED }];
  return String(await prompt({ name: 'answer', type: 'select', message, choices }));
}

function promptOf(question: Question, check: Check): PromptQuestion {
  const { choices, default: usual, message, type } = question;
  if (type === 'confirm' && !choices) return { name: 'answer', type, message, default: usual === 'yes' };
  return {
    name: 'answer',
    type: choices ? 'select' : 'input',
    message,
    ...(usual === undefined ? {} : { default: usual }),
    // A list offers only valid choices, and inquirer would pass only the choice to a validator.
    ...(choices ? { choices } : { validate: (answer) => check(normalize(question, answer)) ?? true }),
  };
}
