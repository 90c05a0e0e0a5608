export { addEnvironmentTopic, environmentAddition } from './add-environment-topic';
export { addedService, addServiceTopic } from './add-service-topic';
export { converse } from './converse';
export { answersFromFlags, isFlagged, ProductFlags } from './flags';
export { interview } from './interview';
export type { AccountSource, AwsProfile, Dialogue, Identity, Prompt, PromptQuestion } from './prompt';
