import { resolveModel } from '../../model/resolve-model';
import { Outcome } from '../../terraform/in-order';
import { Root, rootsOf } from '../../terraform/roots';
import { TerraformSession, withTerraform } from '../../terraform/session';
import { Interrupted, UserError } from '../../user-error';
import { readConfigFile } from '../config-file';
import { tell } from '../tell';

/** The roots of the repository in this folder. */
export function readRoots(): Root[][] {
  return rootsOf(resolveModel(readConfigFile().config));
}

/** Runs a command that needs Terraform, with colored plans on a terminal. */
export function terraformSession<T>(work: (session: TerraformSession) => Promise<T>): Promise<T> {
  const isColoured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  return withTerraform(tell, isColoured, work);
}

/**
 * Reports the outcome of each root, and the output of those that failed.
 *
 * @returns whether all succeeded
 */
export function tellOutcomes<R>(
  outcomes: ReadonlyMap<{ readonly name: string }, Outcome<R>>,
  describe: (result: R) => string,
): boolean {
  const failures = [...outcomes].flatMap(([{ name }, one]) =>
    one.kind === 'failed' ? [{ name, error: one.error }] : [],
  );
  for (const { error, name } of failures) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`\n── ${name} ──\n${error.message}\n`);
  }
  const width = Math.max(...[...outcomes.keys()].map(({ name }) => name.length));
  tell([
    '',
    ...[...outcomes].map(([{ name }, outcome]) => {
      const how = outcome.kind === 'done' ? describe(outcome.result) : outcome.kind;
      return `${name.padEnd(width)}  ${how}`;
    }),
  ]);
  const interrupted = failures.find(({ error }) => error instanceof Interrupted);
  if (interrupted) throw interrupted.error;
  return failures.length === 0;
}
