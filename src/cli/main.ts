#!/usr/bin/env node
import '../compile-cache';
import { endProcess } from '../user-error';
import { runCommandLine } from './command-line';

runCommandLine(process.argv.slice(2)).then(
  // Exits explicitly because a credential process that hangs would keep this process alive.
  (exitCode) => process.stdout.write('', () => process.exit(exitCode)),
  endProcess,
);
