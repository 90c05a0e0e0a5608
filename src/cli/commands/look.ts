import { runProjenrc } from '../../run-projenrc';
import { requireProjenrc } from '../repository-folder';

/** `diff` and `check`. @returns the exit code */
export function look(kind: 'check' | 'diff', json?: true): number {
  requireProjenrc();
  return runProjenrc({ kind, ...(json && { json }) }).status ?? 1;
}
