import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../src/reading/parse-config';
import { addEnvironment } from '../../src/yaml-edit/add-item';

const QA = { name: 'qa', accountId: '055555555555' };

/** A config file with the given text for its environments. */
const file = (environments: string) =>
  `name: shop\nregion: eu-west-1\npipeline: { accountId: "111111111111" }\n${environments}\nservices:\n  - name: api\n`;

/** The inverse of `file`: the text for the environments. */
const environmentsOf = (text: string) => text.slice(file('').indexOf('\n\nservices') + 1, text.indexOf('\nservices'));

const add = (environments: string, ...place: Parameters<typeof addEnvironment>[3][]) =>
  environmentsOf(addEnvironment(file(environments), 'ecs-pipeline.yaml', QA, ...place));

const BLOCK = `environments: # in promotion order
  - name: dev # the playground
    accountId: "222222222222" # of dev
    # approval: true

  # where customers are
  - name: production
    accountId: '333333333333'`;

describe('a list with dashes', () => {
  test('between two others, which keep their comments and blank lines', () => {
    expect(add(BLOCK, { after: 'dev' })).toBe(`environments: # in promotion order
  - name: dev # the playground
    accountId: "222222222222" # of dev
    # approval: true

  - name: qa
    accountId: "055555555555"

  # where customers are
  - name: production
    accountId: '333333333333'`);
  });

  test('before a neighbor is the same position as after the previous one', () => {
    expect(add(BLOCK, { before: 'production' })).toBe(add(BLOCK, { after: 'dev' }));
  });

  test('first, above the comment of the previous first item', () => {
    const text = `environments:
  # the playground
  - name: dev
    accountId: "222222222222"`;

    expect(add(text, { before: 'dev' })).toBe(`environments:
  - name: qa
    accountId: "055555555555"
  # the playground
  - name: dev
    accountId: "222222222222"`);
  });

  test('last, without a position', () => {
    expect(add(BLOCK)).toBe(`${BLOCK}\n\n  - name: qa\n    accountId: "055555555555"`);
  });

  test('dashes without indentation, an irregular blank line, and the same quotes as the other items', () => {
    const text = `environments:
- name: dev
  accountId: '222222222222'

# the second
- name: staging
  accountId: '333333333333'
- name: production
  accountId: '444444444444'
# the end`;

    expect(add(text)).toBe(text.replace('# the end', "- name: qa\n  accountId: '055555555555'\n# the end"));
  });

  test('items in braces, with anchors and aliases', () => {
    const text = `environments:
  - &dev { name: dev, accountId: "222222222222", tags: &tags { a: b } }   # wide
  - { <<: *dev, name: production }
  # - { name: old }`;

    expect(add(text, { before: 'production' })).toBe(
      text.replace('\n  - { <<', '\n  - { name: qa, accountId: "055555555555" }\n  - { <<'),
    );
  });

  test('after a block scalar, which keeps its trailing line breaks', () => {
    const text = `environments:
  - name: dev
    accountId: "222222222222"
  - name: production
    accountId: "333333333333"
    approval:
      instructions: |+
        Look.
`;

    expect(add(text)).toBe(`${text}\n  - name: qa\n    accountId: "055555555555"`);
  });

  test('an approval with all keys, in the given order', () => {
    const approval = {
      notify: ['a@example.com'],
      approvers: [],
      instructions: 'Look: "here" # now',
      timeoutMinutes: 60,
    };
    const text = addEnvironment(file(BLOCK), 'f', { ...QA, region: undefined, approval }, { after: 'dev' });

    expect(environmentsOf(text)).toContain(`
  - name: qa
    accountId: "055555555555"
    approval:
      notify:
        - a@example.com
      approvers: []
      instructions: "Look: \\"here\\" # now"
      timeoutMinutes: 60

`);
  });
});

describe('a list in brackets', () => {
  test.each([
    ['before', { before: 'dev' }, '[ { name: qa, accountId: "055555555555" }, A, &b B ]'],
    ['between', { after: 'dev' }, '[ A, { name: qa, accountId: "055555555555" }, &b B ]'],
    ['after', { after: 'production' }, '[ A, &b B, { name: qa, accountId: "055555555555" } ]'],
  ])('on one line: %s', (_, place, expected) => {
    expect(add(`environments: ${withItems('[ A, &b B ]')} # all`, place)).toBe(
      `environments: ${withItems(expected)} # all`,
    );
  });

  test.each([
    ['before', { before: 'dev' }, '[\n  NEW,\n  # a\n  A, # dev\n  # b\n  B # production\n  # end\n]'],
    ['between', { after: 'dev' }, '[\n  # a\n  A, # dev\n  NEW,\n  # b\n  B # production\n  # end\n]'],
    ['after', { after: 'production' }, '[\n  # a\n  A, # dev\n  # b\n  B, # production\n  NEW\n  # end\n]'],
  ])('on separate lines: %s', (_, place, expected) => {
    const text = '[\n  # a\n  A, # dev\n  # b\n  B # production\n  # end\n]';

    expect(add(`environments: ${withItems(text)}`, place)).toBe(`environments: ${withItems(expected)}`);
  });

  test('with a trailing comma', () => {
    expect(add(`environments: ${withItems('[A, B,]')}`)).toBe(`environments: ${withItems('[A, B, NEW,]')}`);
    expect(add(`environments: ${withItems('[\n  A,\n  B, # last\n]')}`)).toBe(
      `environments: ${withItems('[\n  A,\n  B, # last\n  NEW,\n]')}`,
    );
  });

  const withItems = (text: string) =>
    text
      .replace('A', '{ name: dev, accountId: "222222222222" }')
      .replace('B', '{name: production, accountId: "333333333333"}')
      .replace('NEW', '{ name: qa, accountId: "055555555555" }');
});

describe('the surrounding text', () => {
  test('Windows line endings', () => {
    const text = file(BLOCK).replaceAll('\n', '\r\n');

    expect(addEnvironment(text, 'f', QA, { after: 'dev' })).toBe(
      addEnvironment(file(BLOCK), 'f', QA, { after: 'dev' }).replaceAll('\n', '\r\n'),
    );
  });

  test('no line break at the end of the file', () => {
    const text = `services: [name: api]\nname: a\nregion: eu-west-1\npipeline: { accountId: "111111111111" }\n${BLOCK}`;

    expect(addEnvironment(text, 'f', QA)).toBe(`${text}\n\n  - name: qa\n    accountId: "055555555555"`);
  });

  test('a byte order mark and document markers', () => {
    const text = `\uFEFF---\n${file(BLOCK)}...\n`;

    const edited = addEnvironment(text, 'f', QA, { before: 'dev' });

    expect(edited.replace('  - name: qa\n    accountId: "055555555555"\n\n', '')).toBe(text);
  });

  test('in a committed example, only the new lines change', () => {
    const text = readFileSync(join(__dirname, '../../examples/three-accounts/ecs-pipeline.yaml'), 'utf8');

    const edited = addEnvironment(text, 'f', QA, { after: 'staging' });

    expect(edited.replace('  - name: qa\n    accountId: "055555555555"\n', '')).toBe(text);
    expect(parseConfig(edited, 'f').environments.map(({ name }) => name)).toEqual([
      'dev',
      'staging',
      'qa',
      'production',
    ]);
  });
});

describe('errors', () => {
  const failure = (environments: string, environment: object, place?: Parameters<typeof addEnvironment>[3]) => {
    try {
      addEnvironment(file(environments), 'ecs-pipeline.yaml', { ...QA, ...environment }, place);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('the environment was added');
  };

  test('an unknown neighbor', () => {
    expect(failure(BLOCK, {}, { after: 'prodution' })).toBe(
      'ecs-pipeline.yaml: unknown environment, got "prodution"; did you mean production?',
    );
    expect(failure(BLOCK, {}, { before: 'x' })).toBe(
      'ecs-pipeline.yaml: unknown environment, got "x"; use dev or production',
    );
  });

  test('an environment with a mistake, which has no line number yet', () => {
    expect(failure(BLOCK, { accountId: '5555' })).toBe(
      'ecs-pipeline.yaml with qa has 1 problem:\n' +
        'environments[2].accountId: invalid format, got "5555"; use a 12-digit AWS account ID, without hyphens, in quotes',
    );
  });

  test('a file that already has a mistake', () => {
    expect(failure(BLOCK.replace('333333333333', '333'), {})).toContain('ecs-pipeline.yaml:11  environments[1]');
  });

  test('a list that is shared through an alias, because the alias would change too', () => {
    const text = `environments: &shared
  - { name: dev, accountId: "222222222222" }
services:
  - name: api
    cloudFormationProperties: { service: { Shared: *shared } }
`;
    const whole = file(text).replace(/\nservices:\n {2}- name: api\n$/, '');

    expect(() => addEnvironment(whole, 'f', QA)).toThrow(
      'f: cannot add to environments without changing the rest of the file; add this by hand:\n' +
        '- name: qa\n  accountId: "055555555555"',
    );
  });
});
