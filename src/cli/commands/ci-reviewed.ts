import { ActionsRun } from '../../github/actions-run';
import { findReviewedRun } from '../../github/reviewed-run';
import { tell } from '../tell';

/** The workflow that runs plans on pull requests. */
const WORKFLOW = 'pull-request.yml';

/** `ci reviewed`. @returns the exit code */
export async function ciReviewed(): Promise<number> {
  const run = new ActionsRun();
  const reviewed = await findReviewedRun(run.client(), run.sha, WORKFLOW);
  if (!reviewed) tell([`No pull request introduced ${run.sha}: no plans were reviewed.`]);
  else if (reviewed.id === null) tell([`Pull request #${reviewed.pullRequest} has no plans: none were reviewed.`]);
  else tell([`Pull request #${reviewed.pullRequest} was planned by run ${reviewed.id}.`]);
  run.setOutput('run', reviewed?.id == null ? '' : String(reviewed.id));
  return 0;
}
