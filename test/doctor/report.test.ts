import { reportJson, reportTable } from '../../src/doctor/report';
import type { Verdict } from '../../src/doctor/verdict';

const result = (where: string, subject: string, verdict: Verdict) => ({
  check: { where, subject, accountId: '111111111111', region: 'eu-west-1', run: async () => verdict },
  verdict,
});

const RESULTS = [
  result('pipeline', 'credentials', { status: 'ok' }),
  result('dev', 'ECS cluster main', { status: 'problem', problem: 'not there', fix: 'create it' }),
  result('dev', 'secret a\u001b[2J', { status: 'not checked', reason: 'why' }),
];

test('a table in columns, without what a terminal would act on', () => {
  expect(reportTable(RESULTS)).toBe(`ok           pipeline  111111111111  credentials
problem      dev       111111111111  ECS cluster main
             not there
             → create it
not checked  dev       111111111111  secret a\\u001b[2J
             why

1 ok, 1 problem, 1 not checked
Next: mend the problems, and run npx ecs-pipeline doctor again.
`);
  expect(reportTable([RESULTS[0]!])).toMatch(/\n1 ok\nNext: terraform apply, in the order/);
});

test('JSON, in which what was not checked is no problem', () => {
  expect(JSON.parse(reportJson(RESULTS))).toEqual({
    ok: false,
    checks: [
      { where: 'pipeline', accountId: '111111111111', region: 'eu-west-1', subject: 'credentials', status: 'ok' },
      expect.objectContaining({
        subject: 'ECS cluster main',
        status: 'problem',
        problem: 'not there',
        fix: 'create it',
      }),
      expect.objectContaining({ status: 'not checked', reason: 'why' }),
    ],
  });
  expect(JSON.parse(reportJson([RESULTS[0]!, RESULTS[2]!])).ok).toBe(true);
});
