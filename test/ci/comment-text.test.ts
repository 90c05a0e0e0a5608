import fc from 'fast-check';
import { codeBlock, commentText, markerOf } from '../../src/ci/comment-text';
import type { ReportedPlan } from '../../src/ci/plan-folder';
import type { PlanRecord } from '../../src/terraform/plan-record';

const URL = 'https://github.com/example/shop/actions/runs/1';
const record = (...actions: string[]): PlanRecord => ({
  outputs: [],
  resources: actions.map((action, index) => ({ address: `a.b${index}`, actions: [action], before: null, after: null })),
});
const planned = (root: string, text: string, what = record('create')): ReportedPlan => ({ root, text, record: what });
const comment = (plans: ReportedPlan[], roots = plans.map(({ root }) => root)) =>
  commentText({ product: 'shop', roots, plans, url: URL });

describe('the comment', () => {
  test('has a row for each root, and the plans with changes', () => {
    const plans = [
      planned('dev', 'the plan of dev', record('create', 'update')),
      planned('production', 'nothing', record()),
      { root: 'pipeline', text: 'Error: NoSuchBucket', record: null },
    ];

    expect(comment(plans, ['dev', 'staging', 'production', 'pipeline'])).toBe(`${markerOf('shop')}
### Terraform plan

| Root | Plan |
| --- | --- |
| dev | 1 to add, 1 to change, 0 to destroy |
| staging | no plan: see the [run](${URL}) |
| production | no changes |
| pipeline | **failed** |

<details><summary>dev: 1 to add, 1 to change, 0 to destroy</summary>

\`\`\`
the plan of dev
\`\`\`

</details>

<details><summary>pipeline: failed</summary>

\`\`\`
Error: NoSuchBucket
\`\`\`

</details>

Merging applies these plans in this order. If a plan has changed by then, it is not applied. [Run](${URL})
`);
  });

  test('states that no root is affected', () => {
    expect(comment([])).toBe(`${markerOf('shop')}\n### Terraform plan\n\nNo root is affected.\n`);
  });

  test('cuts the longest plan at the end of a line, and keeps the short plans', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `line ${index} of a long plan`).join('\n');
    const text = comment([planned('dev', long), planned('production', 'short')]);

    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text).toContain('\nshort\n');
    expect(text).toMatch(/\nline \d+ of a long plan\n```\n\nThe rest is in the log of the \[run\]/);
  });

  test('never exceeds the length limit', () => {
    const plan = fc.tuple(fc.string({ unit: 'binary' }), fc.nat({ max: 40_000 }));
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 8 }), (plans) => {
        const text = comment(
          plans.map(([line, times], index) => planned(`root-${index}`, `${line}\n`.repeat(times % 4_000))),
        );
        expect(text.length).toBeLessThanOrEqual(65_536);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a code block', () => {
  test('is not ended by a fence in the text', () => {
    expect(codeBlock('a\n```\n</details> @everyone\n````\n')).toBe(
      '`````\na\n```\n</details> @everyone\n````\n\n`````\n',
    );
  });

  test('has a fence that no text contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '\n', ' ', 'a', '~') }), (text) => {
        const [fence, ...lines] = codeBlock(text).trimEnd().split('\n');
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(0, -1).filter((line) => line.includes(fence!))).toEqual([]);
      }),
    );
  });

  test('escapes characters that would change its appearance', () => {
    expect(codeBlock('a\u202eb\u0007')).toBe('```\na\\u202eb\\u0007\n```\n');
  });
});
