import fc from 'fast-check';
import { Document } from 'yaml';
import { effectiveSettings } from '../../src/config';
import { compareProblems, formatProblem, Path } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { ConfigError } from '../../src/reading/config-error';
import { parseConfig } from '../../src/reading/parse-config';
import { validConfig } from '../config/whole-config-arbitrary';
import { brokenRule, brokenShape, nodesOf, replaceAt } from './config-mutations';

const lines = (config: unknown) => checkConfig(config).map(formatProblem);

/** Enough to find what is rare, few enough to wait for. */
const RUNS = { numRuns: 200 };

test('a valid config has no problem', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      expect(lines(config)).toEqual([]);
    }),
    RUNS,
  );
});

test('written as YAML and read again it is the same', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      expect(parseConfig(new Document(config).toString(), 'a')).toEqual(config);
    }),
    RUNS,
  );
});

test('where there are no overrides, the settings are those of the service', () => {
  fc.assert(
    fc.property(validConfig, ({ services: [service] }) => {
      const { environments, image, name, overrides, push, ...settings } = service!;

      expect(effectiveSettings(service!, 'no such environment')).toEqual(settings);
    }),
    RUNS,
  );
});

test('whatever has a wrong shape is told at its path, and nothing about it beside', () => {
  fc.assert(
    fc.property(validConfig.chain(brokenShape), ({ config, path }) => {
      const paths = checkConfig(config).map((problem) => JSON.stringify(problem.path));

      expect(paths).toContain(JSON.stringify(path));
      expect(paths.filter((other) => other === JSON.stringify(path))).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
});

test('whatever breaks a rule is told at its path', () => {
  fc.assert(
    fc.property(validConfig.chain(brokenRule), ({ config, path }) => {
      expect(checkConfig(config).map((problem) => problem.path)).toContainEqual(path);
    }),
    RUNS,
  );
});

test('a mistake of shape hides no mistake elsewhere', () => {
  const twice = validConfig
    .chain(brokenRule)
    .chain((rule) =>
      brokenShape(rule.config).map((shape) => ({ config: shape.config, path: rule.path, other: shape.path })),
    )
    // What is broken itself, or what a rule compares it with, can say nothing.
    .filter(({ other, path }) => other.length > 0 && other[0] !== path[0] && other[0] !== 'environments')
    // The names of the buckets, often the only ones that are too long, end with the account id of the pipeline.
    .filter(({ other, path }) => !(path[0] === 'name' && other[0] === 'pipeline'));
  fc.assert(
    fc.property(twice, ({ config, path }) => {
      expect(checkConfig(config).map((problem) => problem.path)).toContainEqual(path);
    }),
    RUNS,
  );
});

test('whatever stands in a config, the check ends, and prints one harmless line for each problem', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
  });
  const somewhere = validConfig.chain((config) =>
    fc.tuple(fc.constantFrom(...nodesOf(config)), anything).map(([{ path }, value]) => replaceAt(config, path, value)),
  );
  fc.assert(
    fc.property(fc.oneof(anything, somewhere), (config) => {
      for (const line of lines(config)) expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+$/u);
    }),
    { numRuns: 1000 },
  );
});

test('no variable and no secret is printed, whatever is wrong', () => {
  const secret = 'hunter2';
  fc.assert(
    fc.property(
      validConfig
        .map((config) => replaceAt(config, ['services', 0, 'environment'], { PASSWORD: secret }))
        .chain((config) => fc.oneof(brokenShape(config), fc.constant({ config, path: [] as Path })))
        .chain((broken) =>
          fc
            .constantFrom<unknown>({ A: secret }, { A: { b: secret } }, { A: [secret] }, secret, [secret], null)
            .map((secrets) =>
              replaceAt(
                replaceAt(broken.config, ['services', 0, 'secrets'], secrets),
                ['services', 0, 'sidecars'],
                [{ name: 'a', image: 'b', environment: secrets, secrets }],
              ),
            ),
        ),
      (config) => {
        expect(lines(config).join('\n')).not.toContain(secret);
      },
    ),
    RUNS,
  );
});

test('problems are sorted in one way only', () => {
  const somewhere = validConfig.chain((config) =>
    fc
      .uniqueArray(fc.constantFrom(...nodesOf(config)), { minLength: 2, maxLength: 6 })
      .map((nodes) => nodes.reduce<unknown>((broken, { path }) => replaceAt(broken, path, null), config)),
  );
  fc.assert(
    fc.property(somewhere, (config) => {
      const problems = checkConfig(config);
      const sorted = [...problems].sort(compareProblems).map(({ path }) => path);

      expect(
        [...problems]
          .reverse()
          .sort(compareProblems)
          .map(({ path }) => path),
      ).toEqual(sorted);
    }),
    RUNS,
  );
});

describe('hostile YAML ends in a config or in a ConfigError', () => {
  const expectHarmless = (text: string) => {
    try {
      parseConfig(text, 'ecs-pipeline.yaml');
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }
  };

  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectHarmless), { numRuns: 1000 });
  });

  test('what YAML is made of, in any order', () => {
    const token = fc.constantFrom(
      ...[
        'a',
        'name',
        ':',
        ': ',
        '\n',
        '\n  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '&a ',
        '*a',
        '<<',
        '!Ref ',
        '!!set ',
        '!!binary ',
      ],
      ...[
        '"',
        "'",
        '|',
        '>',
        '#',
        '? ',
        '%YAML 1.1\n',
        '---\n',
        '...\n',
        '\t',
        '~',
        '0x1',
        '\u0000',
        '\ufeff',
        'services',
        'null',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join('')),
        expectHarmless,
      ),
      { numRuns: 2000 },
    );
  });

  test('a valid file with something inserted', () => {
    const file = fc
      .tuple(
        validConfig,
        fc.nat(),
        fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('\n- ', ': ', '*x', '&x ', '"')),
      )
      .map(([config, at, inserted]) => {
        const text = new Document(config).toString();
        return text.slice(0, at % text.length) + inserted + text.slice(at % text.length);
      });
    fc.assert(fc.property(file, expectHarmless), RUNS);
  });
});
