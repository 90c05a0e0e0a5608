import { describeWith } from '../tools';
import { readApplied, TOOLS } from './applied-examples';
import { CALLS } from './calls';
import { arnOf, nameOf } from './names';
import { listOf, policiesOf } from './rendered-policies';

describeWith(TOOLS, 'the permissions of three-accounts', () => {
  test('are needed: each is used by a call of the specification', () => {
    const { identity } = policiesOf([readApplied('three-accounts')]);

    const unneeded = Object.entries(identity).flatMap(([arn, policies]) => {
      const used = new Set(CALLS.filter(({ who }) => arnOf(who) === arn).map(({ action }) => action));
      const actions = policies.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => listOf(Action));
      return actions.filter((action) => !used.has(action)).map((action) => `${nameOf(arn)} · ${action}`);
    });

    expect(unneeded).toEqual([]);
  });
});
