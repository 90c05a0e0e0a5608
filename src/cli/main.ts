#!/usr/bin/env node
import '../compile-cache';
import { endProcess } from '../user-error';
import { runCommandLine } from './command-line';

runCommandLine(process.argv.slice(2)).then(
  // Not when nothing is left to do: a credential process that hangs would keep this one.
  (exitCode) => process.stdout.write('', () => process.exit(exitCode)),
  endProcess,
);
