'use strict';
// Loaded into every Node.js process of a run through NODE_OPTIONS: records each process with the wrong version, and
// each warning, because warnings would appear in the output of our commands.
const { appendFileSync } = require('node:fs');

const { COMPAT_NODE, COMPAT_LOG } = process.env;

/** @param {string} what */
function writeDown(what) {
  if (COMPAT_LOG) appendFileSync(COMPAT_LOG, `${what}: ${process.argv.slice(1, 3).join(' ')}\n`);
}

if (process.version !== `v${COMPAT_NODE}`) writeDown(`Node.js ${process.version}`);
process.on('warning', ({ message, name }) => writeDown(`${name}: ${message}`));
