import { parseDocument } from 'yaml';
import { ConfigError } from '../../src/reading/config-error';
import { parseConfig } from '../../src/reading/parse-config';

const valid = `
name: shop
region: eu-west-1
pipeline: { accountId: "111111111111" }
environments:
  - name: dev
    accountId: "222222222222"
services:
  - name: api
    cpu: 512
    memory: 1024
`;

/** Milliseconds of processor time. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { system, user } = process.cpuUsage(start);
  return (system + user) / 1000;
}

/** The lines after the heading. */
function problemsOf(text: string): string[] {
  try {
    parseConfig(text, 'ecs-pipeline.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

test('parses a valid file', () => {
  expect(parseConfig(valid, 'ecs-pipeline.yaml')).toEqual({
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments: [{ name: 'dev', accountId: '222222222222' }],
    services: [{ name: 'api', cpu: 512, memory: 1024 }],
  });
});

test.each([
  ['a byte order mark', `\ufeff${valid}`],
  ['Windows line endings', valid.replaceAll('\n', '\r\n')],
  ['JSON', JSON.stringify(parseConfig(valid, 'a'))],
  ['comments', `# a\n${valid}# b\n`],
])('parses to the same config with %s', (_, text) => {
  expect(parseConfig(text, 'b')).toEqual(parseConfig(valid, 'a'));
});

describe('an ARN that ends with a colon', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3:password::';

  test('must be in quotes, in block and flow style', () => {
    const text = `${valid}    secrets:\n      A: ${arn}\n      B: ${arn} # b\n      C: "${arn}"\n    sidecars: [{ name: a, image: b, secrets: { D: ${arn} } }]\n`;
    const problem = (line: number) =>
      `ecs-pipeline.yaml:${line}  config: an ARN that ends with a colon, which YAML reads as the end of a key; put the ARN in quotes`;

    expect(problemsOf(text)).toEqual([problem(13), problem(14), problem(16)]);
  });

  test('must be in quotes on a line of its own', () => {
    expect(problemsOf(`${valid}    secrets:\n      A:\n        ${arn}\n`)).toEqual([
      'ecs-pipeline.yaml:13  services[0].secrets.A: not a string, got a map; put it in quotes, because it ends with a colon',
    ]);
  });

  test('is not blamed for another mistake', () => {
    expect(problemsOf(`${valid}    secrets: { A: "${arn}" }\n    user: a: b\n`)).toEqual([
      expect.stringContaining(':13  config: invalid YAML: Nested mappings'),
    ]);
  });
});

describe('reports the line of', () => {
  test.each([
    ['a value', valid.replace('512', '300'), ':10  services[0].cpu: unsupported Fargate size'],
    [
      'the map that lacks a key',
      valid.replace('    accountId: "222222222222"\n', ''),
      ':6  environments[0].accountId: missing',
    ],
    [
      'the start of the file, for a missing top-level key',
      valid.replace('region: eu-west-1\n', ''),
      ':2  region: missing',
    ],
    ['a key without a value', `${valid}    sidecars:\n`, ':12  services[0].sidecars: missing value'],
    ['an item', `${valid}  - worker\n`, ':12  services[1]: not a map'],
    ['a key of digits', `${valid}tags: { 1: 2 }\n`, ':12  tags["1"]: not a string, got 2'],
    [
      'the anchor, for a value from an alias',
      `x: &x\n  cpu: 300\n${valid}    overrides: { dev: *x }\n`.replace('x: &x', 'tags: &x'),
      ':2  services[0].overrides.dev.cpu: unsupported Fargate size',
    ],
    ['the second document, if there are several', `${valid}---\n${valid}`, ':12  config: more than one YAML document'],
  ])('%s', (_, text, start) => {
    expect(problemsOf(text)[0]).toMatch(new RegExp(`^ecs-pipeline\\.yaml${start.replace(/[[\].*+?]/g, '\\$&')}`));
  });

  test('a merged map', () => {
    const text = valid
      .replace('  - name: api\n', '  - &api\n    name: api\n')
      .concat('  - <<: *api\n    name: worker\n    colour: red\n')
      .replace('cpu: 512', 'cpu: 300');

    expect(problemsOf(text).map((line) => line.split(' got ')[0])).toEqual([
      'ecs-pipeline.yaml:11  services[0].cpu: unsupported Fargate size,',
      'ecs-pipeline.yaml:11  services[1].cpu: unsupported Fargate size,',
      'ecs-pipeline.yaml:15  services[1].colour: unknown key; remove it',
    ]);
  });
});

describe('account IDs without quotes are shown as they are written', () => {
  test.each([
    ['222222222222', 'got 222222222222; put it in quotes: "222222222222"'],
    ['011111111111', 'got 011111111111, which YAML reads as 11111111111; put it in quotes: "011111111111"'],
    ['000000000012', 'got 000000000012, which YAML reads as 12; put it in quotes: "000000000012"'],
    ['11111111111', 'got 11111111111; put it in quotes, including the leading zeros: "011111111111"'],
    ['0o12345670', 'got 0o12345670, which YAML reads as 2739128; put the 12-digit account ID in quotes'],
    ['1e11', 'got 1e11, which YAML reads as 100000000000; put the 12-digit account ID in quotes'],
  ])('%s', (written, rest) => {
    expect(problemsOf(valid.replace('"222222222222"', written))).toEqual([
      `ecs-pipeline.yaml:7  environments[0].accountId: a number instead of a string, ${rest}`,
    ]);
  });
});

test('a number in a tag is quoted as it is written', () => {
  expect(problemsOf(`${valid}tags: { cost: 0042 }\n`)).toEqual([
    'ecs-pipeline.yaml:12  tags.cost: not a string, got 42; put it in quotes: "0042"',
  ]);
});

test('YAML 1.1 booleans are strings', () => {
  expect(parseConfig(`${valid}    environment: { A: no, B: on, C: 1:30 }\n`, 'a').services[0]?.environment).toEqual({
    A: 'no',
    B: 'on',
    C: '1:30',
  });
});

describe('anchors', () => {
  test('an alias and a merge key', () => {
    const config = parseConfig(
      `${valid}    environment: &shared { A: a, B: b }\n  - name: worker\n    environment: { <<: *shared, B: c }\n  - name: cron\n    environment: *shared\n`,
      'a',
    );

    expect(config.services.slice(1).map(({ environment }) => environment)).toEqual([
      { A: 'a', B: 'c' },
      { A: 'a', B: 'b' },
    ]);
  });

  test.each([
    ['an alias without an anchor', `${valid}tags: *x\n`, ':12  config: invalid YAML: Unresolved alias'],
    [
      'a merge of something other than a map',
      `${valid}tags: { <<: 3 }\n`,
      'config: invalid YAML: Merge sources must be maps',
    ],
  ])('%s', (_, text, start) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(start)]);
  });

  test('an alias within its own anchor', () => {
    expect(problemsOf(`${valid}    cloudFormationProperties: { service: { A: &a { B: *a } } }\n`)).toEqual([
      'ecs-pipeline.yaml:12  services[0].cloudFormationProperties.service.A: nested too deeply; use at most 32 levels',
    ]);
  });

  test('aliases that expand exponentially', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `  k${level + 1}: &k${level + 1} [${`*k${level}, `.repeat(9)}]`,
    );

    expect(problemsOf(`tags:\n  k0: &k0 [x]\n${levels.join('\n')}\n`)).toEqual([
      'config: too many aliases; use at most 5000 aliases, and none that refer to a part that contains them',
    ]);
  });
});

describe('text that is not a config', () => {
  test.each([
    ['an empty file', '', 'config: empty; start with name, region, pipeline, environments and services'],
    ['a file of comments', '# later\n', 'config: empty; start with name, region, pipeline, environments and services'],
    ['a string', 'hello', 'ecs-pipeline.yaml:1  config: not a map, got "hello"; use a map, such as { key: value }'],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      'ecs-pipeline.yaml:2  config: more than one YAML document; remove the lines with ---',
    ],
    [
      'YAML 1.1',
      `%YAML 1.1\n---\n${valid}`,
      'ecs-pipeline.yaml:1  config: YAML 1.1 is not supported; remove the line that starts with %YAML to use YAML 1.2',
    ],
    ['too many levels', '['.repeat(20_000), 'ecs-pipeline.yaml:1  config: nested too deeply; use fewer levels'],
  ])('%s', (_, text, line) => {
    expect(problemsOf(text)).toEqual([line]);
  });
});

describe('syntax', () => {
  test.each([
    [
      'an extra colon',
      'name: a: b\nregion: [',
      'ecs-pipeline.yaml:1  config: invalid YAML: Nested mappings are not allowed in compact mappings; fix the syntax on this line',
    ],
    [
      'a merge conflict',
      'name: shop\n<<<<<<< HEAD\nregion: eu-west-1\n=======\nregion: eu-north-1\n>>>>>>> theirs\n',
      'ecs-pipeline.yaml:2  config: unresolved merge conflict; resolve it, and remove the conflict markers',
    ],
    [
      'a tab',
      'name: a\npipeline:\n\taccountId: "1"\n',
      'ecs-pipeline.yaml:3  config: invalid YAML: Tabs are not allowed as indentation; fix the syntax on this line',
    ],
    [
      'an unclosed quote',
      'name: "a\n',
      'ecs-pipeline.yaml:2  config: invalid YAML: Missing closing "quote; fix the syntax on this line',
    ],
  ])('after %s, no other problems are reported', (_, text, line) => {
    expect(problemsOf(text)).toEqual([line]);
  });
});

test('a duplicate key is reported with all other problems', () => {
  expect(
    problemsOf(`${valid}    cpu: 300\n    colour: red\nregion: eu-west-1\n`).map((line) => line.split(',')[0]),
  ).toEqual([
    'ecs-pipeline.yaml:12  services[0].cpu: duplicate key; remove one of the two',
    'ecs-pipeline.yaml:12  services[0].cpu: unsupported Fargate size',
    'ecs-pipeline.yaml:13  services[0].colour: unknown key; remove it',
    'ecs-pipeline.yaml:14  region: duplicate key; remove one of the two',
  ]);
});

test('a short form of a CloudFormation function, which would silently become a string', () => {
  expect(
    problemsOf(
      `${valid}    cloudFormationProperties:\n      service:\n        Extra: [a, !Ref Tag]\n        PropagateTags: !Sub "a"\n`,
    ),
  ).toEqual([
    'ecs-pipeline.yaml:14  services[0].cloudFormationProperties.service.Extra[1]: unsupported YAML tag, got !Ref; use the full function name, such as { Ref: … } or { Fn::Sub: … }',
    'ecs-pipeline.yaml:15  services[0].cloudFormationProperties.service.PropagateTags: unsupported YAML tag, got !Sub; use the full function name, such as { Ref: … } or { Fn::Sub: … }',
  ]);
});

test.each([
  ['!!set { a, b }', '!!set'],
  ['!!omap [a: b]', '!!omap'],
  ['{ a: !!binary aGVsbG8= }', '!!binary'],
  ['{ a: !!timestamp 2020-01-01 }', '!!timestamp'],
  ['{ a: !!bool yes }', '!!bool'],
  ['{ a: !!int abc }', '!!int'],
  ['{ a: !!null x }', '!!null'],
  ['{ !own a: b }', '!own'],
])('%s is not plain YAML', (written, tag) => {
  expect(problemsOf(`${valid}tags: ${written}\n`)[0]).toMatch(
    new RegExp(`:12 {2}tags.*: unsupported YAML tag, got ${tag}; remove the tag`),
  );
});

test('plain YAML tags set the type of a value', () => {
  expect(parseConfig(`${valid}tags: !!map { a: !!str 12 }\n`, 'a').tags).toEqual({ a: '12' });
});

test.each(['? <<:\n', '? { <<: 1 }\n: 2\n'])('%j is not YAML, because it merges something other than a map', (text) => {
  expect(problemsOf(text)[0]).toMatch(/invalid YAML: Merge sources must be maps/);
});

test('a map can merge several others', () => {
  const config = parseConfig(`${valid}    environment:\n      <<: { A: a }\n      <<: { B: b }\n      C: c\n`, 'a');

  expect(config.services[0]!.environment).toEqual({ A: 'a', B: 'b', C: 'c' });
});

test('hundreds of services can use the same anchor', () => {
  const services = Array.from({ length: 300 }, (_, index) => `  - { name: s${index}, environment: *all }\n`).join('');

  expect(parseConfig(`${valid}    environment: &all { A: a }\n${services}`, 'a').services).toHaveLength(301);
});

test('a number and a string with the same digits are duplicate keys', () => {
  expect(problemsOf(`${valid}tags: { 1: a, "1": b }\n`)).toEqual([
    'ecs-pipeline.yaml:12  tags["1"]: duplicate key; remove one of the two',
  ]);
});

describe('a large file full of problems is checked quickly', () => {
  const MANY = 9_000;
  const numbered = (line: (index: number) => string, count = MANY) =>
    Array.from({ length: count }, (_, index) => line(index)).join('');

  const plain = numbered((index) => `k${index}: v\n`);

  /**
   * At most this many times the processor time in which the parser reads a plain map of the same number of lines,
   * whatever the speed of the machine. Comparing each problem with all others would take thousands of times as long.
   */
  const soon = (text: string, times = 15): string[] => {
    const reference = processorTime(() => parseDocument(plain));
    let lines: string[] = [];
    const own = processorTime(() => {
      lines = problemsOf(text);
    });
    expect(own / reference).toBeLessThan(times);
    return lines;
  };

  test.each([
    ['a key with many duplicates', 'name: x\n'.repeat(100_000)],
    ['unknown keys', numbered((index) => `k${index}: 1\n`)],
    ['values of the wrong type', `tags:\n${numbered((index) => `  k${index}: 1\n`)}`],
    ['tags', numbered((index) => `k${index}: !t x\n`)],
    ['items of the wrong type', `newRegions:\n${'  - 1\n'.repeat(MANY)}`],
    ['services that are strings', `services:\n${'  - x\n'.repeat(MANY)}`],
    ['many copies of one service', `services:\n${'  - { name: x, colour: red }\n'.repeat(MANY)}`],
    [
      'images from unknown services',
      `${valid}${numbered((index) => `  - { name: s${index}, image: { from: t${index} } }\n`, 2_000)}`,
    ],
  ])('%s', (_, text) => {
    const lines = soon(text);

    expect(lines).toHaveLength(501);
    expect(lines.at(-1)).toMatch(/^and \d+ more; fix the problems above first$/);
  });

  test.each([
    [
      'a list of a million',
      `${valid}newRegions: [${'x,'.repeat(1_000_000)}]\n`,
      'newRegions: too many items, got 1000000',
    ],
    [
      'a map of a hundred thousand',
      `${valid}tags: {${numbered((i) => `k${i}: x,`, 100_000)}}\n`,
      'tags: too many keys, got 100000',
    ],
  ])('%s is rejected without checking its entries', (_, text, problem) => {
    expect(soon(text, 40)).toEqual([`ecs-pipeline.yaml:12  ${problem}; use at most 10000`]);
  });

  test.each([
    ['a syntax error before many spaces', `x: ]${' '.repeat(1_000_000)}\n`, /invalid YAML/],
    ['a syntax error before many possible ARNs', `x: ]\ny: ${'arn:'.repeat(400_000)}\n`, /invalid YAML/],
    ['very many aliases', `a: &x b\nc: [${'*x, '.repeat(50_000)}]\n`, /too many aliases/],
  ])('%s', (_, text, problem) => {
    expect(soon(text)[0]).toMatch(problem);
  });
});
