import './compile-cache';

/**
 * What `generator-ecs-pipeline` imports, as `ecs-pipeline/generator`: the public entry for front doors beside projen's.
 * Everything else in this package may change between two versions.
 */
export { CONFIG_FILE } from './file-names';
export { generate } from './generate';
export { npmInstall } from './install/npm';
export { vendorPackage } from './install/vendor-package';
export { add, configText, flagsOf } from './interview';
export { FIRST_STEPS } from './next-steps';
export { readConfig } from './reading/read-config';
export { replaceConfig } from './replace-config';
export { endProcess } from './user-error';
export { accountsUnlessOff } from './wizard/terminal-dialogue';
