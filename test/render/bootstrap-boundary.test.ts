import { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { ENVIRONMENTS_TEMPLATE, PIPELINE_TEMPLATE, renderBootstrap } from '../../src/render/bootstrap';
import { ResolvedResource, resolveTemplate } from '../bootstrap/resolve-template';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const PIPELINE = '111111111111';
const DEV = '222222222222';
const LIVE = '333333333333';
const GIVEN = 'arn:aws:iam::{accountId}:policy/org/boundary';
const givenIn = (accountId: string) => `arn:aws:iam::${accountId}:policy/org/boundary`;
const createdIn = (accountId: string) => `arn:aws:iam::${accountId}:policy/bootstrap/shop/shop-boundary`;

const environments = [minimalEnvironment('dev'), minimalEnvironment('live', { accountId: LIVE })];
const config = (changes: Partial<EcsPipelineConfig>) =>
  minimalConfig({ environments, ci: { github: { repository: 'example/infra' } }, ...changes });

const templates = (given: EcsPipelineConfig) =>
  new Map(renderBootstrap(resolveModel(given)).map(({ content, path }) => [path, content]));

function resourcesOf(given: EcsPipelineConfig, accountId: string): Record<string, ResolvedResource> {
  const path = accountId === PIPELINE ? PIPELINE_TEMPLATE : ENVIRONMENTS_TEMPLATE;
  return resolveTemplate(templates(given).get(path)!, accountId);
}

/** The boundaries of the roles of an account's template, each once. */
const ofRoles = (resources: Record<string, ResolvedResource>) => [
  ...new Set(
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .map(({ Properties }) => Properties.PermissionsBoundary),
  ),
];

/** The boundaries that the policies of Terraform's role require, each once. */
const demanded = (resources: Record<string, ResolvedResource>) => [
  ...new Set(
    [...JSON.stringify(resources).matchAll(/"iam:PermissionsBoundary":"([^"]+)"/g)].map(([, boundary]) => boundary),
  ),
];

test('without a boundary in the config, one is created, and the bootstrap roles have none', () => {
  for (const accountId of [PIPELINE, DEV, LIVE]) {
    const resources = resourcesOf(config({}), accountId);

    expect(resources).toHaveProperty('Boundary');
    expect(ofRoles(resources)).toEqual([undefined]);
    expect(demanded(resources)).toEqual([createdIn(accountId)]);
  }
});

test('the boundary of the config is required on all roles and set on the bootstrap roles, and none is created', () => {
  for (const accountId of [PIPELINE, DEV, LIVE]) {
    const resources = resourcesOf(config({ permissionsBoundaryArn: GIVEN }), accountId);

    expect(resources).not.toHaveProperty('Boundary');
    expect(ofRoles(resources)).toEqual([givenIn(accountId)]);
    expect(demanded(resources)).toEqual([givenIn(accountId)]);
  }
});

test('a boundary for the pipeline account does not change the template of the environments', () => {
  const withGiven = config({ pipeline: { accountId: PIPELINE, permissionsBoundaryArn: GIVEN } });

  expect(ofRoles(resourcesOf(withGiven, PIPELINE))).toEqual([givenIn(PIPELINE)]);
  expect(templates(withGiven).get(ENVIRONMENTS_TEMPLATE)).not.toContain('CreatesBoundary');
  expect(Object.keys(resourcesOf(withGiven, DEV))).toEqual(Object.keys(resourcesOf(config({}), DEV)));
  expect(demanded(resourcesOf(withGiven, DEV))).toEqual([createdIn(DEV)]);
});

test('with a boundary for one environment, the others have the created one', () => {
  const some = config({ environments: [environments[0]!, { ...environments[1]!, permissionsBoundaryArn: GIVEN }] });
  const [pipeline, dev, live] = [PIPELINE, DEV, LIVE].map((accountId) => resourcesOf(some, accountId));

  expect([pipeline, dev, live].map((resources) => 'Boundary' in resources!)).toEqual([true, true, false]);
  expect([pipeline, dev, live].map((resources) => ofRoles(resources!))).toEqual([
    [undefined],
    [undefined],
    [givenIn(LIVE)],
  ]);
  expect([pipeline, dev, live].map((resources) => demanded(resources!))).toEqual([
    [createdIn(PIPELINE)],
    [createdIn(DEV)],
    [givenIn(LIVE)],
  ]);
});

test('the CI roles have it even if the roles of Terraform already exist', () => {
  const resources = resourcesOf(
    config({ permissionsBoundaryArn: GIVEN, terraform: { roleName: 'tf', existing: ['roles'] as never } }),
    PIPELINE,
  );

  expect(ofRoles(resources)).toEqual([givenIn(PIPELINE)]);
});

test('the bootstrap roles are below the path, the bootstrap policies are not', () => {
  const resources = Object.values(resourcesOf(config({ rolePath: '/platform/' }), PIPELINE));
  const paths = (type: string) => [
    ...new Set(resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties.Path)),
  ];

  expect(paths('AWS::IAM::Role')).toEqual(['/platform/bootstrap/shop/']);
  expect(paths('AWS::IAM::ManagedPolicy')).toEqual(['/bootstrap/shop/']);
});

const ENGINEER = `arn:aws:iam::${PIPELINE}:role/shop-engineer`;

describe('principals that Terraform creates in the pipeline account, with a boundary in the config', () => {
  const given = config({
    ci: undefined,
    permissionsBoundaryArn: GIVEN,
    rolePath: '/platform/',
    services: [{ name: 'api', push: { iamUser: true } }],
    terraform: { principals: [ENGINEER] },
  });
  const created = [
    `arn:aws:iam::${PIPELINE}:role/platform/ecs-pipeline/shop/*`,
    `arn:aws:iam::${PIPELINE}:role/platform/shop-*-events`,
    `arn:aws:iam::${PIPELINE}:role/platform/shop-*-functions`,
    `arn:aws:iam::${PIPELINE}:role/platform/shop-*-push`,
    `arn:aws:iam::${PIPELINE}:user/shop-*`,
  ];

  test.each([
    [PIPELINE, ['StateDevRole', 'StateLiveRole', 'StatePipelineRole', 'TerraformRole', 'TerraformPlanRole']],
    [DEV, ['TerraformRole', 'TerraformPlanRole']],
  ])('is not trusted by a role of bootstrap in %s', (accountId, roles) => {
    const resources = resourcesOf(given, accountId);
    const ids = Object.keys(resources).filter((id) => resources[id]!.Type === 'AWS::IAM::Role');

    expect(ids.sort()).toEqual([...roles].sort());
    for (const id of ids) {
      expect(resources[id]!.Properties.AssumeRolePolicyDocument).toMatchObject({
        Statement: [
          {
            Condition: {
              ArnLike: { 'aws:PrincipalArn': [ENGINEER] },
              ArnNotLike: { 'aws:PrincipalArn': created },
            },
          },
        ],
      });
    }
  });

  test('are denied by the state bucket', () => {
    expect(resourcesOf(given, PIPELINE).StateBucketPolicy!.Properties.PolicyDocument).toMatchObject({
      Statement: [
        { Sid: 'RefusePlaintext' },
        { Effect: 'Deny', Action: 's3:*', Condition: { ArnLike: { 'aws:PrincipalArn': created } } },
      ],
    });
  });

  test('are limited by the created boundary if the config has none', () => {
    const { permissionsBoundaryArn, ...without } = given;

    for (const template of templates(without).values()) expect(template).not.toContain('ArnNotLike');
  });
});
