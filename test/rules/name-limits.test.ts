import { DerivedName } from '../../src/naming/derived-names';
import { NAME_LIMITS, NamedResource } from '../../src/naming/name-limits';
import { nameLengths } from '../../src/rules/name-lengths';
import { RuleInput } from '../../src/rules/rule';

/** The AWS limits, from the pages in src/naming/name-limits.ts. Most configs exceed a shorter limit first. */
const ALLOWED: { readonly [resource in NamedResource]: number } = {
  'Cloud Map service': 127,
  'CloudFormation stack': 128,
  'CloudWatch alarm': 255,
  'ECR repository': 256,
  'ECS cluster': 255,
  'ECS service': 255,
  'EventBridge rule': 64,
  'EventBridge schedule': 64,
  'IAM policy': 128,
  'IAM role': 64,
  'IAM user': 64,
  'KMS alias': 256,
  'Lambda function': 64,
  'log group': 512,
  pipeline: 100,
  'pipeline stage': 100,
  'S3 bucket': 63,
  'SNS topic': 256,
  'SSM parameter': 948,
};

function fixesFor(resource: NamedResource, length: number): (string | undefined)[] {
  const origin = { path: ['name'], value: 'shop' };
  const derived: DerivedName = { ...origin, resource, name: 'x'.repeat(length), of: 'Terraform', own: origin };
  return nameLengths({ derivedNames: [derived] } as unknown as RuleInput).map(({ fix }) => fix);
}

test.each(Object.entries(ALLOWED) as [NamedResource, number][])(
  'the name of the %s can have up to %i characters',
  (resource, allowed) => {
    expect(fixesFor(resource, allowed)).toEqual([]);
    expect(fixesFor(resource, allowed + 1)).toEqual([
      expect.stringContaining(` from ${allowed + 1} to ${allowed} characters`),
    ]);
  },
);

test('every limit is tested', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual(Object.keys(NAME_LIMITS).sort());
});
