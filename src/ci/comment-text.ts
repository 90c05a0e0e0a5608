import { describePlan } from '../terraform/plan-summary';
import { escapeControls } from '../text/invisible';
import { ReportedPlan } from './plan-folder';

/** The contents of a comment about plans. */
export interface PlanComment {
  readonly product: string;
  /** Names of the roots that the pull request can affect, in their order. */
  readonly roots: readonly string[];
  readonly plans: readonly ReportedPlan[];
  /** URL of the workflow run. */
  readonly url: string;
}

/** GitHub refuses more than 65,536 characters. */
const MAX_LENGTH = 65_000;

/** The marker by which the comment is found again. */
export function markerOf(product: string): string {
  return `<!-- ecs-pipeline: plans of ${product} -->`;
}

/** The comment in Markdown. If it is too long, the ends of the longest plans are left out. */
export function commentText({ plans, product, roots, url }: PlanComment): string {
  const ordered = roots.map((root) => ({ root, plan: plans.find((plan) => plan.root === root) }));
  const changing = ordered.flatMap(({ plan }) => (plan && !isUnchanged(plan) ? [plan] : []));
  const head = [
    markerOf(product),
    '### Terraform plan',
    '',
    ...(roots.length === 0 ? ['No root is affected.'] : ['| Root | Plan |', '| --- | --- |']),
    ...ordered.map(({ plan, root }) => `| ${root} | ${plan ? outcomeOf(plan) : `no plan: see the [run](${url})`} |`),
    '',
  ].join('\n');
  const foot = `\nMerging applies these plans in this order. If a plan has changed by then, it is not applied. [Run](${url})\n`;
  const room = MAX_LENGTH - head.length - foot.length;
  return [head, ...planDetails(changing, room, url), ...(roots.length === 0 ? [] : [foot])].join('');
}

function isUnchanged({ record }: ReportedPlan): boolean {
  return record !== null && describePlan(record) === 'no changes';
}

function outcomeOf({ record }: ReportedPlan): string {
  return record ? describePlan(record) : '**failed**';
}

/** The plans in collapsed sections, within a number of characters. Short plans leave their share to the others. */
export function planDetails(plans: readonly ReportedPlan[], room: number, url: string): string[] {
  const byLength = [...plans].sort((a, b) => a.text.length - b.text.length);
  const texts = new Map<ReportedPlan, string>();
  let left = room;
  byLength.forEach((plan, index) => {
    const text = detail(plan, Math.floor(left / (byLength.length - index)), url);
    texts.set(plan, text);
    left -= text.length;
  });
  return plans.map((plan) => texts.get(plan)!);
}

function detail(plan: ReportedPlan, room: number, url: string): string {
  const title = `\n<details><summary>${plan.root}: ${plan.record ? describePlan(plan.record) : 'failed'}</summary>\n\n`;
  const end = '\n</details>\n';
  const whole = codeBlock(plan.text);
  if (title.length + whole.length + end.length <= room) return `${title}${whole}${end}`;
  const rest = `\nThe rest is in the log of the [run](${url}).\n`;
  const cut = cutCodeBlock(plan.text, room - title.length - rest.length - end.length);
  return `${title}${cut}${rest}${end}`;
}

/** A code block with a fence that is longer than any in the text, so that the text cannot end it. */
export function codeBlock(text: string): string {
  const shown = text.split('\n').map(escapeControls).join('\n');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${shown}\n${fence}\n`;
}

/** A code block within a number of characters, with as many of the first lines as fit. */
function cutCodeBlock(text: string, length: number): string {
  const lines = text.split('\n');
  let [least, most] = [0, lines.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (codeBlock(lines.slice(0, middle).join('\n')).length <= length) least = middle;
    else most = middle - 1;
  }
  return codeBlock(least === 0 ? '…' : lines.slice(0, least).join('\n'));
}
