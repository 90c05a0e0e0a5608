import fc from 'fast-check';
import { resolveModel } from '../../src/model/resolve-model';
import { Fact, factsOf } from '../../src/render/facts';
import { applyWarnings } from '../../src/sync/apply-warnings';
import { formatRecord, parseRecord } from '../../src/sync/record';
import { validConfig } from '../config/whole-config-arbitrary';

const sorted = (facts: readonly Fact[]) => facts.map((fact) => JSON.stringify(fact)).sort();

test('reading returns what was recorded for any config, with any line endings', () => {
  fc.assert(
    fc.property(validConfig, fc.constantFrom('\n', '\r\n'), (config, end) => {
      const facts = factsOf(resolveModel(config));

      expect(sorted(parseRecord(formatRecord(facts).replaceAll('\n', end)))).toEqual(sorted(facts));
    }),
    { numRuns: 50 },
  );
});

test('an unchanged config causes no warning, even after a merge that left lines of another one', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      const facts = factsOf(resolveModel(config));
      const others = facts
        .filter(({ attribute }) => attribute !== 'extra')
        .map((fact) => ({ ...fact, value: `${fact.value}x` }));

      expect(applyWarnings(facts, facts)).toEqual([]);
      expect(applyWarnings(parseRecord(formatRecord(facts) + formatRecord(others)), facts)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('the order of the facts makes no difference, and each is recorded once', () => {
  const one: Fact = { kind: 'root', subject: 'pipeline', attribute: 'region', value: 'eu-west-1' };
  const two: Fact = { kind: 'repository', subject: 'api', attribute: 'created', value: 'arn' };

  expect(formatRecord([one, two])).toBe(formatRecord([two, one, two]));
  expect(formatRecord([one, two]).split('\n').slice(2)).toEqual([
    'repository api created arn',
    'root pipeline region eu-west-1',
    '',
  ]);
});

test('additional facts of another version of this package are ignored', () => {
  const text = 'root pipeline color blue\nconstructor pipeline region a\nroot pipeline region eu-west-1\n';

  expect(parseRecord(text)).toEqual([{ kind: 'root', subject: 'pipeline', attribute: 'region', value: 'eu-west-1' }]);
});
