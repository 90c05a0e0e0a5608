export { Addition, add } from './add';
export { Added } from './addition-topic';
export { configText } from './config-text';
export { Flag, flagsOf } from './flags';
export { newRepository } from './new-repository';
export { camelCase, pickFlags } from './pick-flags';
export type { AccountSource, AwsProfile, Dialogue, Identity, Prompt, PromptQuestion } from './prompt';
export { FlagValues } from './read-flags';
