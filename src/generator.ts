/**
 * What `generator-ecs-pipeline` imports, as `ecs-pipeline/generator`: the public entry for front doors beside projen's.
 * Everything else in this package may change between two versions.
 */
export { CONFIG_FILE } from './file-names';
export {
  addedService,
  addEnvironmentTopic,
  addServiceTopic,
  answersFromFlags,
  converse,
  environmentAddition,
  interview,
  isFlagged,
} from './interview';
export { readConfig } from './reading/read-config';
export { replaceFile } from './replace-file';
export { RUN_MODE } from './sync/run-mode';
export { UserError } from './user-error';
export { accountsWithSpinner } from './wizard/terminal-dialogue';
export { addEnvironment, addService } from './yaml-edit/add-item';
