import { describeWith } from '../tools';
import { TOOLS } from './applied-examples';
import { CALLS } from './calls';
import { problemsOf, problemsOfRefused } from './check-calls';
import { titleOf } from './evaluate';
import { readPolicies } from './examples';
import { REFUSED_CALLS } from './refused-calls';
import type { Policies } from './rendered-policies';

describeWith(TOOLS, 'the policies of three-accounts', () => {
  let shop: Policies;
  let all: Policies;

  beforeAll(() => {
    ({ all, shop } = readPolicies());
  });

  // What does not bear the project's name may be the other example's too, which shares the accounts.
  const policiesFor = (resource: string) => (resource.includes('shop') ? all : shop);

  describe.each([...new Set(CALLS.map(({ step }) => step))])(
    '%s: allowed to who needs it and to nobody else',
    (step) => {
      test.each(CALLS.filter((call) => call.step === step).map((call) => [titleOf(call), call] as const))(
        '%s',
        async (_, call) => expect(await problemsOf(policiesFor(call.resource), call, CALLS)).toEqual([]),
      );
    },
  );

  describe.each([...new Set(REFUSED_CALLS.map(({ step }) => step))])('%s: refused', (step) => {
    test.each(REFUSED_CALLS.filter((call) => call.step === step).map((call) => [titleOf(call), call] as const))(
      '%s',
      async (_, call) => expect(await problemsOfRefused(all, call)).toEqual([]),
    );
  });
});
