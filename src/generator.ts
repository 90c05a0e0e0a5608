import './compile-cache';

/**
 * The entry point `ecs-pipeline/generator`, which `generator-ecs-pipeline` imports: the public API for front ends other
 * than projen. Everything else in this package can change between versions.
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
