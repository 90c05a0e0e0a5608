/** One question as inquirer and Yeoman's `this.prompt` both take it. */
export interface PromptQuestion {
  readonly name: 'answer';
  readonly type: 'input' | 'select' | 'confirm';
  readonly message: string;
  readonly default?: string | boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly validate?: (answer: string) => true | string;
}

/** Asks somebody. */
export type Prompt = (question: PromptQuestion) => Promise<string | boolean>;

/** What a conversation is held with. */
export interface Dialogue {
  readonly prompt: Prompt;
  /** Shows a line that is no question. */
  readonly say: (line: string) => void;
  /** Absent where no AWS may be asked. */
  readonly accounts?: AccountSource;
}

/** AWS profiles, and the accounts that they lead to. */
export interface AccountSource {
  readonly profiles: () => Promise<readonly AwsProfile[]>;
  /** Asks AWS whose credentials a profile has. */
  readonly identify: (profile: AwsProfile) => Promise<Identity>;
}

/** A named profile of the shared AWS config files. */
export interface AwsProfile {
  readonly name: string;
  readonly region?: string;
  /** The account that the profile itself names: AWS need not be asked, so nobody has to sign in. */
  readonly accountId?: string;
}

/** Whose credentials they are, or in one line why that cannot be told. */
export type Identity = { readonly accountId: string; readonly arn: string } | { readonly problem: string };
