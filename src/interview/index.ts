export { interview } from './interview';
export type { AccountSource, AwsProfile, Dialogue, Identity, Prompt, PromptQuestion } from './prompt';
