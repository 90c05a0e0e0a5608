// Prints every sentence that a user can see, for a review of the language. --docstrings adds documentation comments.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listMessages } from './messages/list';

const { values } = parseArgs({ options: { docstrings: { type: 'boolean', default: false } } });

process.stdout.write(listMessages(resolve(__dirname, '..'), values));
