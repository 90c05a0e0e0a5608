import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deprecatedNames, missingNames, type ProviderSchema, unknownNames } from './provider-schema';
import { namesIn, usedNames } from './used-names';

const AWS_6: ProviderSchema = JSON.parse(readFileSync(join(__dirname, 'aws-6.json'), 'utf8'));

const USED = usedNames();

/**
 * Arguments that the provider accepts as an attribute and as blocks. The packages define them only as blocks. The test
 * of the oldest version covers the attribute.
 *
 * https://developer.hashicorp.com/terraform/language/attr-as-blocks
 */
const ATTRIBUTES_AS_BLOCKS = ['resource aws_security_group has no argument ingress in '];

describe('version 6 of the provider, as described in aws-6.json', () => {
  test('has every argument, block and attribute that the templates use', () => {
    expect(USED.length).toBeGreaterThan(500);
    const unknown = unknownNames(AWS_6, USED);
    expect(unknown.filter((line) => !ATTRIBUTES_AS_BLOCKS.some((one) => line.includes(one)))).toEqual([]);
  });

  test('requires nothing else', () => {
    expect(missingNames(AWS_6, USED)).toEqual([]);
  });

  test('deprecates only names without an alternative in both versions', () => {
    // 5.100 has no data aws_region.region, so `id` is needed as long as the modules support it. It is only a warning.
    expect(deprecatedNames(AWS_6, USED)).toEqual([
      "data aws_region.id: Use 'region' instead. This attribute will be removed in a future version of the provider.",
    ]);
  });
});

describe('the report', () => {
  const SOURCE = `resource "aws_kms_key" "this" {
  count       = 1
  description = "a"
  no_argument = {
    description = "a key of a map"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_codepipeline" "this" {
  dynamic "stage" {
    for_each = []
    content {
      name = "a"
      action {
        commands = ["b"]
      }
    }
  }
  no_block {
    name = data.aws_region.this.name
  }
  role_arn = aws_kms_key.this[0].no_attribute
}

resource "aws_none" "this" {
  name = "a"
}
`;

  const names = namesIn('main.tf', SOURCE);

  test('has unknown arguments, blocks, attributes and types, with file and line', () => {
    expect(unknownNames({ ...AWS_6, provider: '6' }, names)).toEqual([
      'main.tf:4: resource aws_kms_key has no argument no_argument in 6',
      'main.tf:19: resource aws_codepipeline has no argument stage.action.commands in 6',
      'main.tf:23: resource aws_codepipeline has no block no_block in 6',
      'main.tf:24: resource aws_codepipeline has no argument no_block.name in 6',
      'main.tf:30: resource aws_none has no argument name in 6',
      'main.tf:26: resource aws_kms_key has no attribute no_attribute in 6',
    ]);
  });

  test('has missing required names in existing blocks', () => {
    const { types } = AWS_6;
    const pipeline = 'resource aws_codepipeline';
    expect(missingNames({ provider: '6', types: { [pipeline]: types[pipeline]! } }, names)).toEqual([
      `${pipeline}.artifact_store is required in 6`,
      `${pipeline}.name is required in 6`,
      ...['category', 'name', 'owner', 'provider', 'version'].map(
        (name) => `${pipeline}.stage.action.${name} is required in 6`,
      ),
    ]);
  });

  test('has deprecated names', () => {
    expect(deprecatedNames(AWS_6, names)).toEqual(['data aws_region.name: name is deprecated. Use region instead.']);
  });

  test('fails on a line that cannot be parsed', () => {
    expect(() => namesIn('main.tf', 'resource "aws_kms_key" "this" {\n  {{arguments this}}\n}\n')).toThrow(
      'main.tf:2: must be an argument or a block, got "  {{arguments this}}"',
    );
  });
});
