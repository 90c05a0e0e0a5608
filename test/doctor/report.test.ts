import { reportJson, reportTable } from '../../src/doctor/report';
import type { Verdict } from '../../src/doctor/verdict';

const result = (where: string, subject: string, verdict: Verdict) => ({
  check: { where, subject, accountId: '111111111111', region: 'eu-west-1', run: async () => verdict },
  verdict,
});

const RESULTS = [
  result('pipeline', 'credentials', { status: 'ok' }),
  result('dev', 'ECS cluster main', { status: 'problem', problem: 'not found', fix: 'create it' }),
  result('dev', 'secret a\u001b[2J', { status: 'not checked', reason: 'why' }),
  result('pipeline', 'approvals', { status: 'warning', warning: 'api waits', fix: 'answer' }),
];

test('a table with aligned columns and escaped control characters', () => {
  expect(reportTable(RESULTS)).toBe(`\
STATUS       FOR       ACCOUNT       REGION     CHECK
ok           pipeline  111111111111  eu-west-1  credentials
problem      dev       111111111111  eu-west-1  ECS cluster main
             not found
             → create it
not checked  dev       111111111111  eu-west-1  secret a\\u001b[2J
             why
warning      pipeline  111111111111  eu-west-1  approvals
             api waits
             → answer

1 ok, 1 problem, 1 warning, 1 not checked
Next: fix the problems, then run npx ecs-pipeline doctor again.
`);
  expect(reportTable([RESULTS[0]!, RESULTS[3]!])).toMatch(
    /\n1 ok, 1 warning\nNext: read the warnings, then run npx ecs-pipeline apply/,
  );
  expect(reportTable([RESULTS[0]!])).toMatch(/\n1 ok\nNext: run npx ecs-pipeline apply\.\n$/);
});

test('JSON, in which warnings and skipped checks are not problems', () => {
  expect(JSON.parse(reportJson(RESULTS))).toEqual({
    ok: false,
    checks: [
      { where: 'pipeline', accountId: '111111111111', region: 'eu-west-1', subject: 'credentials', status: 'ok' },
      expect.objectContaining({
        subject: 'ECS cluster main',
        status: 'problem',
        problem: 'not found',
        fix: 'create it',
      }),
      expect.objectContaining({ status: 'not checked', reason: 'why' }),
      expect.objectContaining({ status: 'warning', warning: 'api waits', fix: 'answer' }),
    ],
  });
  expect(JSON.parse(reportJson([RESULTS[0]!, RESULTS[2]!, RESULTS[3]!])).ok).toBe(true);
});
