/** A question in the form that both inquirer and Yeoman's `this.prompt` accept. */
export interface PromptQuestion {
  readonly name: 'answer';
  readonly type: 'input' | 'select' | 'confirm';
  readonly message: string;
  readonly default?: string | boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly validate?: (answer: string) => true | string;
}

/** Asks the user. */
export type Prompt = (question: PromptQuestion) => Promise<string | boolean>;

/** How to talk to the user. */
export interface Dialogue {
  readonly prompt: Prompt;
  /** Shows a line that is not a question. */
  readonly say: (line: string) => void;
  /** Absent if AWS must not be called. */
  readonly accounts?: AccountSource;
}

/** AWS profiles and their accounts. */
export interface AccountSource {
  readonly profiles: () => Promise<readonly AwsProfile[]>;
  /** Asks AWS for the identity of a profile. */
  readonly identify: (profile: AwsProfile) => Promise<Identity>;
}

/** A named profile of the shared AWS config files. */
export interface AwsProfile {
  readonly name: string;
  readonly region?: string;
  /** The account, if the profile itself names it: then AWS is not called, and no sign-in is needed. */
  readonly accountId?: string;
}

/** The identity of the credentials, or in one line why it is unknown. */
export type Identity = { readonly accountId: string; readonly arn: string } | { readonly problem: string };
