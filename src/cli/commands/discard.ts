import { runProjenrc } from '../../run-projenrc';
import { fromRepository, requireProjenrc } from '../repository-folder';

/** `discard`. @returns the exit code */
export function discard(files: readonly string[]): number {
  requireProjenrc();
  return runProjenrc({ kind: 'discard', paths: files.map(fromRepository) }).status ?? 1;
}
