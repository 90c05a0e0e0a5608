/** The config file of a generated repository. */
export const CONFIG_FILE = 'ecs-pipeline.yaml';

/** The script that generates the repository. */
export const PROJENRC_FILE = '.projenrc.js';
