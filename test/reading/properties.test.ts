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

/** Enough to find rare cases without taking too long. */
const RUNS = { numRuns: 200 };

test('a valid config has no problems', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      expect(lines(config)).toEqual([]);
    }),
    RUNS,
  );
});

test('a config does not change when it is written as YAML and parsed', () => {
  fc.assert(
    fc.property(validConfig, (config) => {
      expect(parseConfig(new Document(config).toString(), 'a')).toEqual(config);
    }),
    RUNS,
  );
});

test('without overrides, the settings are those of the service', () => {
  fc.assert(
    fc.property(validConfig, ({ services: [service] }) => {
      const { environments, image, name, overrides, push, ...settings } = service!;

      expect(effectiveSettings(service!, 'no such environment')).toEqual(settings);
    }),
    RUNS,
  );
});

test('a schema problem is reported once, at its path', () => {
  fc.assert(
    fc.property(validConfig.chain(brokenShape), ({ config, path }) => {
      const paths = checkConfig(config).map((problem) => JSON.stringify(problem.path));

      expect(paths).toContain(JSON.stringify(path));
      expect(paths.filter((other) => other === JSON.stringify(path))).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
});

test('a rule violation is reported at its path', () => {
  fc.assert(
    fc.property(validConfig.chain(brokenRule), ({ config, path }) => {
      expect(checkConfig(config).map((problem) => problem.path)).toContainEqual(path);
    }),
    RUNS,
  );
});

test('a schema problem does not hide problems elsewhere', () => {
  const twice = validConfig
    .chain(brokenRule)
    .chain((rule) =>
      brokenShape(rule.config).map((shape) => ({ config: shape.config, path: rule.path, other: shape.path })),
    )
    // A rule cannot check a broken value, or compare a value with a broken one.
    .filter(({ other, path }) => other.length > 0 && other[0] !== path[0] && other[0] !== 'environments')
    // Bucket names, often the only names that are too long, end with the account ID of the pipeline.
    .filter(({ other, path }) => !(path[0] === 'name' && other[0] === 'pipeline'));
  fc.assert(
    fc.property(twice, ({ config, path }) => {
      expect(checkConfig(config).map((problem) => problem.path)).toContainEqual(path);
    }),
    RUNS,
  );
});

test('whatever a config contains, the check finishes and prints one line without control characters per problem', () => {
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

test('variables and secrets are never printed', () => {
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

test('the order of problems is unambiguous', () => {
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

describe('hostile YAML results in a config or a ConfigError', () => {
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

  test('YAML tokens in random order', () => {
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

  test('a valid file with inserted text', () => {
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
