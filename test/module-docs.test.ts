import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksIn } from './tools/code-blocks';
import { evaluateScript, readInterface } from './tools/terraform-interface';

const ROOT = join(__dirname, '..');

const MODULES = readdirSync(join(ROOT, 'templates/modules'));

describe('the READMEs of the modules', () => {
  test.each(MODULES)(
    '%s has the tables of its variables.tf and outputs.tf (else: npm run module-docs)',
    async (name) => {
      const readme = await evaluateScript<string>('build-module-docs.mjs', `renderReadme(${JSON.stringify(name)})`);

      expect(readFileSync(join(ROOT, 'templates/modules', name, 'README.md'), 'utf8')).toBe(readme);
    },
  );
});

describe('the usage in the READMEs', () => {
  test.each(MODULES)('of %s sets every required input, and none that there is not', async (name) => {
    const readme = readFileSync(join(ROOT, 'templates/modules', name, 'README.md'), 'utf8');
    const [usage = ''] = blocksIn('hcl', readme);
    const set = [...usage.matchAll(/^ {2}(\w+)\s+=/gm)]
      .map(([, input]) => input!)
      .filter((input) => input !== 'source');
    const { inputs } = await readInterface(name);
    const names = inputs.map((input) => input.name);
    const required = inputs.filter((input) => input.default === undefined).map((input) => input.name);

    expect(names).toEqual(expect.arrayContaining(set));
    expect(set).toEqual(expect.arrayContaining(required));
  });
});

describe('the inputs of the modules', () => {
  test.each(MODULES)(
    '%s takes null only where null is the default: elsewhere it would get past the default',
    async (name) => {
      const { inputs } = await readInterface(name);

      expect(
        inputs.filter((input) => input.nullable !== (input.default === 'null')).map((input) => input.name),
      ).toEqual([]);
    },
  );
});

describe('the reader of variables.tf and outputs.tf', () => {
  const inputsOf = (source: string) =>
    evaluateScript('terraform-interface.mjs', `readInputs(${JSON.stringify(source)})`);

  test('reads types, defaults, comments and validations', async () => {
    const source = `# A banner

variable "ports" {
  description = "Ports of the container, in \`awsvpc\`."
  type = list(object({
    number   = number
    protocol = optional(string, "tcp")
  }))
  default  = []
  nullable = false

  # Why there is one
  validation {
    condition = alltrue([
      for port in var.ports : port.number > 0
    ])
    error_message = "ports must be above 0."
  }
}
`;
    expect(await inputsOf(source)).toEqual([
      {
        name: 'ports',
        description: 'Ports of the container, in `awsvpc`.',
        type: 'list(object({ number = number, protocol = optional(string, "tcp") }))',
        default: '[]',
        nullable: false,
        validations: ['alltrue([ for port in var.ports : port.number > 0 ])'],
      },
    ]);
  });

  test.each([
    [
      'an unsupported attribute',
      'variable "a" {\n  description = "A."\n  type = string\n  ephemeral = true\n}\n',
      'ephemeral',
    ],
    ['an unsupported block', 'variable "a" {\n  description = "A."\n  type = string\n  check {\n  }\n}\n', 'check'],
    ['another type of block', 'locals {\n}\n', 'line 1'],
    ['a variable without a description', 'variable "a" {\n  type = string\n}\n', 'a: has no description'],
    [
      'a description that is not a literal',
      'variable "a" {\n  description = "${"A"}"\n  type = string\n}\n',
      'plain string',
    ],
    ['a block that is not closed', 'variable "a" {\n  description = "A."\n', 'a: is not closed'],
    ['a type that is not closed', 'variable "a" {\n  type = object({\n    b = string\n}\n', 'is not closed'],
  ])('fails on %s', async (_, source, message) => {
    await expect(inputsOf(source)).rejects.toThrow(message);
  });
});
