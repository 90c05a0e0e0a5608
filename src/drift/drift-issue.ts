import { planDetails } from '../ci/comment-text';
import { isEmpty } from '../terraform/plan-record';
import { describePlan } from '../terraform/plan-summary';
import { escapeControls } from '../text/invisible';
import { Drift } from './drift';
import { describeResource } from './drift-text';

/** GitHub refuses more than 65,536 characters. */
const MAX_LENGTH = 65_000;

/** By which the issue is found again. */
export function driftMarker(product: string): string {
  return `<!-- ecs-pipeline: drift of ${product} -->`;
}

export function driftTitle(product: string): string {
  return `${product} is not what its repository says`;
}

/** The issue in Markdown. Of what does not fit, the ends of the longest plans are left out. */
export function driftIssue(product: string, { plans, stacks }: Drift, url: string): string {
  const changing = plans.filter(({ record }) => record === null || !isEmpty(record));
  const rows = stacks.flatMap(({ problem, resources, root, stack }) => [
    ...resources.map((resource) => `| ${root} | ${stack} | ${cell(describeResource(resource))} |`),
    ...(problem === null ? [] : [`| ${root} | ${stack} | could not be compared: ${cell(problem)} |`]),
  ]);
  const head = [
    driftMarker(product),
    `Somebody or something has changed what runs, or what was merged is not applied yet. [Run](${url})`,
    '',
    ...(changing.length === 0 ? [] : ['| Root | What an apply would do |', '| --- | --- |']),
    ...changing.map(
      ({ record, root }) => `| ${root} | ${record ? describePlan(record) : '**could not be planned**'} |`,
    ),
    '',
    ...(rows.length === 0 ? [] : ['| Root | Stack | What is not as the template says |', '| --- | --- | --- |']),
    ...rows,
    '',
    'Say in the repository what is to stay, and apply the rest away. What is inside a stack comes back when the stack is',
    'updated with a change of that resource, or by hand. This issue is closed once nothing differs any more.',
    '',
  ].join('\n');
  if (head.length > MAX_LENGTH) return `${head.slice(0, MAX_LENGTH)}…\n`;
  return [head, ...planDetails(changing, MAX_LENGTH - head.length, url)].join('');
}

/** Text in a cell of a table. */
function cell(text: string): string {
  return escapeControls(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
