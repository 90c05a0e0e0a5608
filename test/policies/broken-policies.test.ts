import { describeWith } from '../tools';
import { TOOLS } from './applied-examples';
import { CALLS } from './calls';
import { problemsOf, problemsOfRefused } from './check-calls';
import type { Call } from './evaluate';
import { readPolicies } from './examples';
import { arnOf } from './names';
import { REFUSED_CALLS } from './refused-calls';
import { listOf, type Policies, type Statement } from './rendered-policies';
import { unexplained } from './wildcards';

describeWith(TOOLS, 'policies that are broken on purpose', () => {
  let policies: Policies;

  beforeAll(() => {
    policies = readPolicies().shop;
  });

  /** The policies after `change` has been at each statement of the principal's own. */
  const broken = (who: string, change: (statement: Statement) => void): Policies => {
    const copy = structuredClone(policies);
    for (const policy of copy.identity[arnOf(who)] ?? []) policy.Statement.forEach(change);
    return copy;
  };

  test('without kms:Decrypt the deploy role is named, with the step', async () => {
    const problems = await problemsIn(
      broken('production deploy role', (statement) => {
        statement.Action = listOf(statement.Action).filter((action) => action !== 'kms:Decrypt');
      }),
      /^(deploy to|run tasks in) production$/,
    );

    expect(problems).toEqual([
      'deploy to production: refused to who needs it: production deploy role · kms:Decrypt · template of api: ImplicitlyDenied (identity policies: ImplicitlyDenied, resource policy: AllowedForAccount)',
    ]);
  });

  test('with two accounts mistaken in what the pipeline account lets in, the steps of both are named', async () => {
    const other: Record<string, string> = { '333333333333': '666666666666', '444444444444': '777777777777' };
    const mistaken = Object.entries(policies.resource).map(([arn, policy]) => {
      const text = JSON.stringify(policy).replace(/333333333333|444444444444/g, (id) => other[id]!);
      return [arn, arn.includes(':iam:') ? policy : JSON.parse(text)];
    });

    const problems = await problemsIn(
      { ...policies, resource: Object.fromEntries(mistaken) },
      /^(deploy to|run tasks in) /,
    );

    const denied = 'ImplicitlyDenied (identity policies: Allowed, resource policy: ImplicitlyDenied)';
    for (const environment of ['staging', 'production']) {
      const deployRole = `deploy to ${environment}: refused to who needs it: ${environment} deploy role`;
      const executionRole = `run tasks in ${environment}: refused to who needs it: ${environment} execution role`;
      expect(problems).toContain(`${deployRole} · kms:Decrypt · template of api: ${denied}`);
      expect(problems).toContain(`${deployRole} · s3:GetObject · template of api: ${denied}`);
      expect(problems).toContain(
        `${executionRole} · ecr:BatchGetImage · repository of the pipeline account: ${denied}`,
      );
    }
    expect(problems.filter((problem) => problem.includes('dev'))).toEqual([]);
  });

  test('with a wider resource the neighbour is named, and the wildcard', async () => {
    const wide = broken('dev deploy role', (statement) => {
      if (statement.Sid === 'UpdateStack') statement.Resource = '*';
    });

    expect(await problemsIn(wide, /^deploy to dev$/)).toEqual(
      expect.arrayContaining([
        'deploy to dev: allowed on the same of another service: dev deploy role · cloudformation:UpdateStack · stack of api',
        'deploy to dev: has to be refused: dev deploy role · cloudformation:UpdateStack · stack whose name begins alike',
      ]),
    );
    expect(unexplained(wide).join()).toContain('UpdateStack of');
  });
});

/** Everything that is wrong with the steps, in the order of the specification. */
async function problemsIn(policies: Policies, steps: RegExp): Promise<string[]> {
  const inSteps = ({ step }: Call) => steps.test(step);
  const allowed = await Promise.all(CALLS.filter(inSteps).map((call) => problemsOf(policies, call, CALLS)));
  const refused = await Promise.all(REFUSED_CALLS.filter(inSteps).map((call) => problemsOfRefused(policies, call)));
  return [...allowed, ...refused].flat();
}
