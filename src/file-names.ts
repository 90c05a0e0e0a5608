/** The config file of a generated repository. */
export const CONFIG_FILE = 'ecs-pipeline.yaml';

/** The file whose run generates the repository. */
export const PROJENRC_FILE = '.projenrc.js';
