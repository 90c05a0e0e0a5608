#!/usr/bin/env node
import { endOnUserError } from '../end-on-user-error';
import { runCommandLine } from './run-command-line';

runCommandLine(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error) =>
    endOnUserError(() => {
      throw error;
    }),
);
