import { describeWith } from '../tools';
import { TOOLS } from './applied-examples';
import { CALLS } from './calls';
import { MEDIA_CALLS } from './calls-of-everything';
import { problemsOf, problemsOfRefused } from './check-calls';
import { type Call, titleOf } from './evaluate';
import { readPolicies } from './examples';
import { REFUSED_CALLS } from './refused-calls';
import { MEDIA_REFUSED_CALLS } from './refused-calls-of-everything';
import type { Policies } from './rendered-policies';

const SPECIFICATION = [...CALLS, ...MEDIA_CALLS];

let policies: { shop: Policies; media: Policies; all: Policies };
const load = () => {
  policies = readPolicies();
};

describeWith(TOOLS, 'three-accounts: allowed to who needs it and to nobody else', () => {
  beforeAll(load);
  // Resources without the product's name can also belong to the other example, which shares the accounts.
  inSteps(CALLS, (call) => problemsOf(/shop/.test(call.resource) ? policies.all : policies.shop, call, SPECIFICATION));
});

describeWith(TOOLS, 'three-accounts: refused', () => {
  beforeAll(load);
  inSteps(REFUSED_CALLS, (call) => problemsOfRefused(policies.all, call));
});

describeWith(TOOLS, 'everything: allowed to who needs it and to nobody else', () => {
  beforeAll(load);
  inSteps(MEDIA_CALLS, (call) =>
    problemsOf(/media|video/.test(call.resource) ? policies.all : policies.media, call, SPECIFICATION),
  );
});

describeWith(TOOLS, 'everything: refused', () => {
  beforeAll(load);
  inSteps(MEDIA_REFUSED_CALLS, (call) => problemsOfRefused(policies.all, call));
});

/** A test for each call, grouped by step. */
function inSteps(calls: readonly Call[], check: (call: Call) => Promise<string[]>): void {
  describe.each([...new Set(calls.map(({ step }) => step))])('%s', (step) => {
    test.each(calls.filter((call) => call.step === step).map((call) => [titleOf(call), call] as const))(
      '%s',
      async (_, call) => expect(await check(call)).toEqual([]),
    );
  });
}
