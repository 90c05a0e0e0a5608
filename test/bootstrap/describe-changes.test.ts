import { awsCommands } from '../../src/bootstrap/aws-commands';
import { describeChanges } from '../../src/bootstrap/describe-changes';
import { bootstrapStacks } from '../../src/bootstrap/stacks';
import { resolveModel } from '../../src/model/resolve-model';
import { exampleConfig } from '../e2e/repository';

const ROLE = { logicalId: 'TerraformRole', type: 'AWS::IAM::Role', name: 'shop-terraform' };

test('a change lists the changed properties, and whether the resource is replaced', () => {
  const target = (Name: string) => ({ Target: { Attribute: 'Properties' as const, Name } });
  const changes = [
    {
      Action: 'Modify' as const,
      LogicalResourceId: 'TerraformRole',
      ResourceType: 'AWS::IAM::Role',
      Replacement: 'True' as const,
      Details: [target('Path'), target('Policies'), target('Policies')],
    },
    {
      Action: 'Remove' as const,
      LogicalResourceId: 'StateQaRole',
      ResourceType: 'AWS::IAM::Role',
      PhysicalResourceId: 'shop-state-qa',
    },
  ];

  expect(describeChanges(changes, [ROLE])).toEqual([
    'Action  Resource       Type            Name            Replaced',
    'change  TerraformRole  AWS::IAM::Role  shop-terraform  yes',
    '        Path, Policies',
    'remove  StateQaRole    AWS::IAM::Role  shop-state-qa',
  ]);
});

test('the column about replacements is left out if nothing is replaced', () => {
  const [header] = describeChanges([{ Action: 'Add', LogicalResourceId: 'TerraformRole' }], [ROLE]);

  expect(header).toBe('Action  Resource       Type  Name');
});

test('the AWS CLI commands include tags, and a bucket for a template that is too large', () => {
  const model = resolveModel({ ...exampleConfig(), tags: { team: 'platform', 'cost center': "it's 12" } });
  const [pipeline] = bootstrapStacks(model);
  const templates = new Map([[pipeline!.templatePath, 'x'.repeat(51_201)]]);

  const commands = awsCommands([pipeline!], templates, new Map());

  expect(commands).toContain('  --profile PIPELINE_PROFILE \\\n');
  expect(commands).toContain('  --s3-bucket BUCKET \\\n');
  expect(commands).toContain(`  --tags team=platform 'cost center=it'\\''s 12'\n`);
});
