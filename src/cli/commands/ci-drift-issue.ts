import { readFileSync } from 'node:fs';
import { Drift, hasDrift, hasProblems } from '../../drift/drift';
import { driftIssue, driftMarker, driftTitle } from '../../drift/drift-issue';
import { ActionsRun } from '../../github/actions-run';
import { closeIssue, writeIssue } from '../../github/issue';
import { resolveModel } from '../../model/resolve-model';
import { readConfigFile } from '../config-file';
import { tell } from '../tell';

/** `ci drift-issue`. @returns the exit code: 1 where something could not be looked at */
export async function ciDriftIssue(file: string): Promise<number> {
  const { name: product } = resolveModel(readConfigFile().config);
  const drift: Drift = JSON.parse(readFileSync(file, 'utf8'));
  const run = new ActionsRun();
  const [github, marker] = [run.client(), driftMarker(product)];
  if (hasDrift(drift)) {
    const body = driftIssue(product, drift, run.url);
    const number = await writeIssue(github, { body, marker, title: driftTitle(product) });
    tell([`There is drift: see issue #${number}.`]);
  } else if (!hasProblems(drift)) {
    const closed = await closeIssue(github, marker, `Nothing differs any more. [Run](${run.url})`);
    tell(['There is no drift.', ...closed.map((number) => `Closed issue #${number}.`)]);
  }
  if (!hasProblems(drift)) return 0;
  tell(['Not everything could be looked at: the step before says why.']);
  return 1;
}
