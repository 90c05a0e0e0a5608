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

  /** The policies, with `change` applied to each statement of the principal's own policies. */
  const broken = (who: string, change: (statement: Statement) => void): Policies => {
    const copy = structuredClone(policies);
    for (const policy of copy.identity[arnOf(who)] ?? []) policy.Statement.forEach(change);
    return copy;
  };

  test('without kms:Decrypt, the pipeline role and the step are reported', async () => {
    const problems = await problemsIn(
      broken('pipeline role', (statement) => {
        statement.Action = listOf(statement.Action).filter((action) => action !== 'kms:Decrypt');
      }),
      /^read the image/,
    );

    expect(problems).toEqual([
      'read the image, store and read artifacts: denied to a principal that needs it: pipeline role · kms:Decrypt · key of the artifacts: ImplicitlyDenied (identity policies: ImplicitlyDenied, resource policy: AllowedForAccount)',
    ]);
  });

  test('with two accounts swapped in the repository policy, the steps of both are reported', async () => {
    const other: Record<string, string> = { '333333333333': '666666666666', '444444444444': '777777777777' };
    const mistaken = Object.entries(policies.resource).map(([arn, policy]) => {
      const text = JSON.stringify(policy).replace(/333333333333|444444444444/g, (id) => other[id]!);
      return [arn, arn.includes(':iam:') ? policy : JSON.parse(text)];
    });

    const problems = await problemsIn({ ...policies, resource: Object.fromEntries(mistaken) }, /^run tasks in /);

    const denied = 'ImplicitlyDenied (identity policies: Allowed, resource policy: ImplicitlyDenied)';
    for (const environment of ['staging', 'production']) {
      const executionRole = `run tasks in ${environment}: denied to a principal that needs it: ${environment} execution role`;
      expect(problems).toContain(
        `${executionRole} · ecr:BatchGetImage · repository of the pipeline account: ${denied}`,
      );
    }
    expect(problems.filter((problem) => problem.includes('dev'))).toEqual([]);
  });

  test('with one role for both, the function that deploys what it checks is reported', async () => {
    const merged = {
      ...policies,
      identity: {
        ...policies.identity,
        [arnOf('dev promotion role')]: ['promotion', 'deploy'].flatMap(
          (name) => policies.identity[arnOf(`dev ${name} role`)] ?? [],
        ),
      },
    };

    expect(await problemsIn(merged, /^deploy to dev$/)).toEqual(
      expect.arrayContaining([
        'deploy to dev: allowed to another principal: dev promotion role · cloudformation:ExecuteChangeSet · stack of api',
        'deploy to dev: must be denied: dev promotion role · cloudformation:ExecuteChangeSet · stack of api',
      ]),
    );
  });

  test('with a pattern that ends too early, the approver of another environment is reported', async () => {
    const wide = broken('approver of staging', (statement) => {
      if (statement.Sid === 'DeployDirectly') statement.Resource = listOf(statement.Resource).map(endEarly);
    });

    expect(await problemsIn(wide, /^(deploy directly, and roll back|approve for production)$/)).toEqual(
      expect.arrayContaining([
        'deploy directly, and roll back: allowed to another principal: approver of staging · codepipeline:StartPipelineExecution · direct pipeline of production',
        'approve for production: must be denied: approver of staging · codepipeline:StartPipelineExecution · direct pipeline of production',
      ]),
    );
  });

  test('with a wider resource, the neighbor and the wildcard are reported', async () => {
    const wide = broken('dev deploy role', (statement) => {
      if (statement.Sid === 'ExecuteChangeSet') statement.Resource = '*';
    });

    expect(await problemsIn(wide, /^deploy to dev$/)).toEqual(
      expect.arrayContaining([
        'deploy to dev: allowed on the same resource of another product: dev deploy role · cloudformation:ExecuteChangeSet · stack of api',
        'deploy to dev: must be denied: dev deploy role · cloudformation:ExecuteChangeSet · stack with a similar name',
      ]),
    );
    expect(unexplained(wide).join()).toContain('ExecuteChangeSet of');
  });
});

/** `shop_*_staging` without its end. */
function endEarly(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('*') + 1);
}

/** All problems of the steps, in the order of the specification. */
async function problemsIn(policies: Policies, steps: RegExp): Promise<string[]> {
  const inSteps = ({ step }: Call) => steps.test(step);
  const allowed = await Promise.all(CALLS.filter(inSteps).map((call) => problemsOf(policies, call, CALLS)));
  const refused = await Promise.all(REFUSED_CALLS.filter(inSteps).map((call) => problemsOfRefused(policies, call)));
  return [...allowed, ...refused].flat();
}
