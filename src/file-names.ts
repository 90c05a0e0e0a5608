/** The file whose run generates the repository. */
export const PROJENRC_FILE = '.projenrc.js';
