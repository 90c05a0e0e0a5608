import { planDetails } from '../ci/comment-text';
import { isEmpty } from '../terraform/plan-record';
import { describePlan } from '../terraform/plan-summary';
import { escapeControls } from '../text/invisible';
import { Drift } from './drift';
import { describeResource } from './drift-text';

/** GitHub refuses more than 65,536 characters. */
const MAX_LENGTH = 65_000;

/** The marker by which the issue is found again. */
export function driftMarker(product: string): string {
  return `<!-- ecs-pipeline: drift of ${product} -->`;
}

export function driftTitle(product: string): string {
  return `Drift detected in the AWS accounts of ${product}`;
}

/** The issue in Markdown. If it is too long, the ends of the longest plans are left out. */
export function driftIssue(product: string, { plans, stacks }: Drift, url: string): string {
  const changing = plans.filter(({ record }) => record === null || !isEmpty(record));
  const rows = stacks.flatMap(({ problem, resources, root, stack }) => [
    ...resources.map((resource) => `| ${root} | ${stack} | ${cell(describeResource(resource))} |`),
    ...(problem === null ? [] : [`| ${root} | ${stack} | could not be checked for drift: ${cell(problem)} |`]),
  ]);
  const head = [
    driftMarker(product),
    `Either something was changed outside of the repository, or merged changes are not applied yet. [Run](${url})`,
    '',
    ...(changing.length === 0 ? [] : ['| Root | What an apply would change |', '| --- | --- |']),
    ...changing.map(({ record, root }) => `| ${root} | ${record ? describePlan(record) : '**plan failed**'} |`),
    '',
    ...(rows.length === 0 ? [] : ['| Root | Stack | Difference from the template |', '| --- | --- | --- |']),
    ...rows,
    '',
    'To keep a change, add it to the repository. To revert the other changes, run an apply. A change inside a stack must be',
    'reverted by hand, or with a stack update that changes the same resource. This issue is closed automatically when no',
    'drift remains.',
    '',
  ].join('\n');
  if (head.length > MAX_LENGTH) return `${head.slice(0, MAX_LENGTH)}…\n`;
  return [head, ...planDetails(changing, MAX_LENGTH - head.length, url)].join('');
}

/** Text in a table cell. */
function cell(text: string): string {
  return escapeControls(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
