import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from '../tools';
import { readApplied, TOOLS } from './applied-examples';
import { CALLS } from './calls';
import { arnOf, nameOf } from './names';
import { listOf, policiesOf } from './rendered-policies';

const FUNCTIONS = join(__dirname, '../../templates/modules/pipeline/functions');

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

describe('the specification', () => {
  test('has every call that the function sends', () => {
    const code = readdirSync(FUNCTIONS)
      .map((file) => readFileSync(join(FUNCTIONS, file), 'utf8'))
      .join('\n');
    const clients = code.matchAll(/\{([^{}]*)\} = require\('@aws-sdk\/client-([\w-]+)'\)/g);
    const sent = [...clients].flatMap(([, names = '', service]) =>
      [...names.matchAll(/(\w+)Command\b/g)].map(([, name]) => `${service}:${name}`),
    );

    expect(sent).toContain('cloudformation:CreateChangeSet');
    expect(CALLS.map(({ action }) => action)).toEqual(expect.arrayContaining(sent));
  });
});
