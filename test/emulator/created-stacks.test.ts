import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, GetRoleCommand, IAMClient, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { administrator, clientOf } from '../e2e/aws';
import { describeWith } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '222222222222';
const TRUST = { Version: '2012-10-17', Statement: [] as object[] };

const bucket = (DeletionPolicy?: string) => ({
  Type: 'AWS::S3::Bucket',
  ...(DeletionPolicy && { DeletionPolicy }),
  Properties: { BucketName: 'a-bucket' },
});
const role = (RoleName: string, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName, AssumeRolePolicyDocument: TRUST, ...more },
});
const policy = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    ManagedPolicyName: 'a-policy',
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
  },
};
const body = (Resources: object) => JSON.stringify({ Resources });

describeWith(['moto_server', 'python3'], 'an emulated stack of roles and buckets', () => {
  let emulator: Emulator;
  let cloudFormation: CloudFormationClient;
  let iam: IAMClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    cloudFormation = clientOf(CloudFormationClient, emulator, administrator(ACCOUNT));
    iam = clientOf(IAMClient, emulator, administrator(ACCOUNT));
  }, 60_000);

  afterAll(() => emulator?.stop());

  const create = (StackName: string, resources: object) =>
    cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody: body(resources) }));
  const remove = (StackName: string) => cloudFormation.send(new DeleteStackCommand({ StackName }));
  const statusOf = async (StackName: string) =>
    (await cloudFormation.send(new DescribeStacksCommand({ StackName }))).Stacks![0]!.StackStatus;
  const items = async () => (await emulator.inventory())[ACCOUNT] ?? [];

  test('is in review until its change set, which lists the resources to create, is executed', async () => {
    const names = { StackName: 'reviewed', ChangeSetName: 'first' };
    await cloudFormation.send(
      new CreateChangeSetCommand({ ...names, ChangeSetType: 'CREATE', TemplateBody: body({ Role: role('reviewed') }) }),
    );

    expect(await statusOf('reviewed')).toBe('REVIEW_IN_PROGRESS');
    expect(await items()).not.toContain('role reviewed');
    expect((await cloudFormation.send(new DescribeChangeSetCommand(names))).Changes).toMatchObject([
      { ResourceChange: { Action: 'Add', LogicalResourceId: 'Role', ResourceType: 'AWS::IAM::Role' } },
    ]);

    await cloudFormation.send(new ExecuteChangeSetCommand(names));
    expect(await statusOf('reviewed')).toBe('CREATE_COMPLETE');
    expect(await items()).toContain('role reviewed');
    await expect(
      cloudFormation.send(
        new CreateChangeSetCommand({
          ...names,
          ChangeSetType: 'CREATE',
          TemplateBody: body({ Role: role('reviewed') }),
        }),
      ),
    ).rejects.toThrow('already exists');
    await remove('reviewed');
  });

  test('fails if a resource already exists, and its own resources are then deleted, retained or not', async () => {
    const AssumeRolePolicyDocument = JSON.stringify(TRUST);
    await iam.send(new CreateRoleCommand({ RoleName: 'taken', AssumeRolePolicyDocument }));
    await create('failing', { Bucket: bucket('RetainExceptOnCreate'), Role: role('taken') });

    expect(await statusOf('failing')).toBe('ROLLBACK_COMPLETE');
    const { StackEvents } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'failing' }));
    expect(StackEvents).toContainEqual(
      expect.objectContaining({ LogicalResourceId: 'Role', ResourceStatus: 'CREATE_FAILED' }),
    );
    expect(await items()).toContain('role taken');
    expect(await items()).not.toContain('bucket a-bucket');
    await remove('failing');
  });

  test('keeps retained resources when it is deleted', async () => {
    await create('kept', { Bucket: bucket('RetainExceptOnCreate'), Role: role('kept') });
    await remove('kept');

    expect(await items()).toContain('bucket a-bucket');
    expect(await items()).not.toContain('role kept');
  });

  test('changes a role and its policies in place', async () => {
    await create('changing', { Role: role('changing') });
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const changed = role('changing', {
      AssumeRolePolicyDocument: { ...TRUST, Statement },
      ManagedPolicyArns: [{ Ref: 'Policy' }],
    });
    const template = { Policy: policy, Role: changed };
    await cloudFormation.send(new UpdateStackCommand({ StackName: 'changing', TemplateBody: body(template) }));

    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'changing' }));
    expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toContain('ecs-tasks.amazonaws.com');
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'changing' }));
    expect(attached.AttachedPolicies).toMatchObject([{ PolicyName: 'a-policy' }]);
    await remove('changing');
  });

  test('is not deleted if it has termination protection', async () => {
    await create('protected', { Role: role('protected') });
    const protect = (EnableTerminationProtection: boolean) =>
      cloudFormation.send(
        new UpdateTerminationProtectionCommand({ StackName: 'protected', EnableTerminationProtection }),
      );
    await protect(true);

    await expect(remove('protected')).rejects.toThrow('TerminationProtection is enabled');
    await protect(false);
    await remove('protected');
    expect(await items()).not.toContain('role protected');
  });
});
