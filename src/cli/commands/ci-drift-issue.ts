import { readFileSync } from 'node:fs';
import { Drift, hasDrift, hasProblems } from '../../drift/drift';
import { driftIssue, driftMarker, driftTitle } from '../../drift/drift-issue';
import { ActionsRun } from '../../github/actions-run';
import { closeIssue, writeIssue } from '../../github/issue';
import { resolveModel } from '../../model/resolve-model';
import { readConfigFile } from '../config-file';
import { tell } from '../tell';

/** `ci drift-issue`. @returns the exit code: 1 if something could not be checked */
export async function ciDriftIssue(file: string): Promise<number> {
  const { name: product } = resolveModel(readConfigFile().config);
  const drift: Drift = JSON.parse(readFileSync(file, 'utf8'));
  const run = new ActionsRun();
  const [github, marker] = [run.client(), driftMarker(product)];
  if (hasDrift(drift)) {
    const body = driftIssue(product, drift, run.url);
    const number = await writeIssue(github, { body, marker, title: driftTitle(product) });
    tell([`Drift found: see issue #${number}.`]);
  } else if (!hasProblems(drift)) {
    const closed = await closeIssue(github, marker, `No drift remains. [Run](${run.url})`);
    tell(['No drift found.', ...closed.map((number) => `Closed issue #${number}.`)]);
  }
  if (!hasProblems(drift)) return 0;
  tell(['Not everything could be checked: see the output of the previous step.']);
  return 1;
}
