// String arbitraries are slow to create, so each is created once and not for each config.
import fc from 'fast-check';

/** Twelve digits. */
export const accountId: fc.Arbitrary<string> = fc.stringMatching(/^[0-9]{12}$/);

/** Text that tries to break out of a literal in YAML, HCL, JSON or a shell. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '${path.root}',
    '%{ if true }x%{ endif }',
    '$${a} %%{b}',
    '"quoted" and \\ escaped \\n',
    'two\nlines\r\n',
    '{{mustache}} <<EOT',
    "it's `code` $(touch x)",
    '#{Source.ImageURI}',
    ' - a: b # c',
    '*alias',
    'null',
    '0123',
    'no',
    '\u2028\u0085\u001b[31m',
  ),
);

/** Text without CodePipeline variables. */
export const instructions: fc.Arbitrary<string> = hostileText.filter((text) => !text.includes('#{'));

/** The name of an environment variable. It never starts like the names in `secretVariables`. */
export const variables: fc.Arbitrary<{ [name: string]: string }> = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/).filter((name) => !name.startsWith('SECRET')),
  hostileText,
  { maxKeys: 3 },
);

const secretName = fc.stringMatching(/^SECRET_[A-Z]{1,6}$/);
const parameterName = fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/);

/** Variables with the ARNs of secrets and parameters. */
export function secretVariables(partition: string, region: string): fc.Arbitrary<{ [name: string]: string }> {
  const arn = fc
    .tuple(fc.constantFrom('secretsmanager', 'ssm'), accountId, parameterName)
    .map(([service, account, name]) =>
      service === 'ssm'
        ? `arn:${partition}:ssm:${region}:${account}:parameter/${name}`
        : `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-a1b2c3:key::`,
    );
  return fc.dictionary(secretName, arn, { maxKeys: 2 });
}

/** Tags with characters that AWS allows. */
export const tags: fc.Arbitrary<{ [key: string]: string }> = fc.dictionary(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.:/=+@ -]{0,10}$/).filter((key) => !/^aws:/i.test(key)),
  fc.stringMatching(/^[A-Za-z0-9_.:/=+@ -]{0,12}$/),
  { maxKeys: 3 },
);

/** The mount path of a volume. */
export const absolutePath: fc.Arbitrary<string> = fc.stringMatching(/^\/[A-Za-z0-9_.${%"\\ -]{0,12}$/);

/** CloudFormation properties, some levels deep. None of their names resembles one of ECS. */
export const properties: fc.Arbitrary<{ [property: string]: unknown }> = fc.dictionary(
  fc.stringMatching(/^Zz[A-Z][A-Za-z]{4,8}$/),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      hostileText,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z:]{0,8}$/), tie('value'), { maxKeys: 3 }),
    ),
  })).value,
  { maxKeys: 2 },
);

/** A record whose parts are all optional. */
export function partial<T extends object>(parts: { [K in keyof T]?: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(parts as { [K in keyof T]: fc.Arbitrary<T[K]> }, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** A name that is valid for most resources. */
export const resourceName: fc.Arbitrary<string> = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,9}$/);
