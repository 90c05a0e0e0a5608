import { join } from 'node:path';
import { codeMessages, docstrings } from '../../scripts/messages/code-messages';
import { listMessages } from '../../scripts/messages/list';
import { templateMessages, terraformMessages } from '../../scripts/messages/template-messages';

const texts = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text);

describe('code', () => {
  test('a sentence in a string or a template literal is listed with its line; names and keys are not', () => {
    const code =
      "import x from 'a b';\nconst key = 'max';\nthrow new Error('too small');\nlog(`got ${value} bytes`);\n";
    expect(codeMessages(code)).toEqual([
      { line: 3, text: 'too small' },
      { line: 4, text: 'got ${…} bytes' },
    ]);
  });

  test('a sentence shows the words that it chooses from', () => {
    expect(texts(codeMessages("log(`${n} ${n === 1 ? 'plan' : 'plans'} to apply`)"))).toEqual([
      '${…} ${plan|plans} to apply',
    ]);
  });

  test('concatenated strings are one sentence', () => {
    expect(texts(codeMessages("log('cannot be read: ' + reason + ' in ' + file)"))).toEqual([
      'cannot be read: ${…} in ${…}',
    ]);
  });

  test('sentences inside a placeholder are also listed', () => {
    expect(texts(codeMessages('log(`found ${names.map((name) => `the file ${name}`)}`)'))).toEqual([
      'found ${…}',
      'the file ${…}',
    ]);
  });

  test('a documentation comment is listed without its stars', () => {
    expect(docstrings('/**\n * Bytes, at most.\n *\n * @default 1\n */\nexport const limit = 1;\n')).toEqual([
      { line: 1, text: 'Bytes, at most.\n\n@default 1' },
    ]);
  });
});

describe('templates', () => {
  test('strings, comments and strings inside interpolations of Terraform code are listed', () => {
    const code =
      '# Two lines\n# of a comment.\nvariable "a" {\n  description = "Up to ${b ? "ten of" : "c"} letters." # why\n}\n';
    expect(terraformMessages(code)).toEqual([
      { line: 1, text: 'Two lines of a comment.' },
      { line: 4, text: 'Up to ${…} letters.' },
      { line: 4, text: 'ten of' },
    ]);
  });

  test('unquoted values of a template are listed, without tags', () => {
    expect(texts(templateMessages("{{#if ci}}\n- name: Plan {{root}}\n  run: echo 'it failed'\n{{/if}}\n"))).toEqual([
      'Plan ${…}',
      "echo 'it failed'",
    ]);
  });
});

test('the list of this project has messages, descriptions of Terraform variables, templates and help', () => {
  const list = listMessages(join(__dirname, '../..'), { docstrings: false });
  for (const file of [
    'src/cli/command-line.ts',
    'templates/modules/service/variables.tf',
    'generators/generators/app/USAGE',
  ]) {
    expect(list).toMatch(new RegExp(`^${file}\n +[0-9]+  \\S.* `, 'm'));
  }
  expect(list).not.toMatch(/^\S*(\.generated\.|node_modules)/m);
});
