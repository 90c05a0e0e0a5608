import { SIZE_LIMITS } from '../../src/aws/limits';
import { requestBody } from '../../src/bootstrap/request-body';
import { templateResources } from '../../src/bootstrap/template-resources';
import type { EcsPipelineConfig } from '../../src/config';
import { ExistingPart } from '../../src/config/terraform-config';
import { resolveModel } from '../../src/model/resolve-model';
import { ENVIRONMENTS_TEMPLATE, PIPELINE_TEMPLATE, renderBootstrap } from '../../src/render/bootstrap';
import { type ResolvedResource, resolveTemplate } from '../bootstrap/resolve-template';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';
import { exampleConfig } from '../e2e/repository';

const PIPELINE = '111111111111';
const DEV = '222222222222';

const filesOf = (config: EcsPipelineConfig) =>
  new Map(renderBootstrap(resolveModel(config)).map(({ content, path }) => [path, content]));

/** The resources of an account's stack. */
function resourcesOf(config: EcsPipelineConfig, accountId: string): Record<string, ResolvedResource> {
  const path = accountId === config.pipeline.accountId ? PIPELINE_TEMPLATE : ENVIRONMENTS_TEMPLATE;
  return resolveTemplate(filesOf(config).get(path)!, accountId);
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Effect: string;
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

const trustOf = (resource: ResolvedResource | undefined) =>
  (resource!.Properties.AssumeRolePolicyDocument as { Statement: Statement[] }).Statement[0]!;
const statementsOf = (resource: ResolvedResource | undefined) =>
  (resource!.Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
const principalsOf = (resource: ResolvedResource | undefined) =>
  trustOf(resource).Condition!.ArnLike!['aws:PrincipalArn'];
const subjectsOf = (resource: ResolvedResource | undefined) =>
  trustOf(resource).Condition!.StringLike!['token.actions.githubusercontent.com:sub'];

const ci = (role: string) => `arn:aws:iam::${PIPELINE}:role/bootstrap/shop/${role}`;
const github = (more: object = {}) => ({ github: { repository: 'example/infra', ...more } });

describe('trusted principals', () => {
  const ENGINEER = `arn:aws:iam::${PIPELINE}:role/platform-engineer`;
  const ON_CALL = `arn:aws:iam::${PIPELINE}:role/on-call`;
  const config = minimalConfig({
    ci: github(),
    terraform: { principals: [ENGINEER] },
    environments: [
      minimalEnvironment('dev', { terraformPrincipals: [ON_CALL] }),
      minimalEnvironment('live', { accountId: '333333333333' }),
    ],
  });

  test('only the principals that apply a root can use its state', () => {
    const resources = resourcesOf(config, PIPELINE);

    expect(principalsOf(resources.StateDevRole)).toEqual([ci('shop-ci-dev'), ENGINEER, ON_CALL]);
    expect(principalsOf(resources.StateLiveRole)).toEqual([ci('shop-ci-live'), ENGINEER]);
    expect(principalsOf(resources.StatePipelineRole)).toEqual([ci('shop-ci-pipeline'), ENGINEER]);
  });

  test('they can read, write and lock the state', () => {
    const [use, lock, list] = statementsOf(resourcesOf(config, PIPELINE).StateDevRole);
    const key = 'arn:aws:s3:::shop-terraform-state-111111111111/shop/environments/dev/terraform.tfstate';

    expect(use).toMatchObject({ Action: ['s3:GetObject', 's3:PutObject'], Resource: key });
    expect(lock).toMatchObject({ Action: expect.arrayContaining(['s3:DeleteObject']), Resource: `${key}.tflock` });
    expect(list).toMatchObject({ Action: 's3:ListBucket' });
  });

  test('an environment is applied by its own CI role and planned by all CI roles', () => {
    const resources = resourcesOf(config, '333333333333');

    expect(principalsOf(resources.TerraformRole)).toEqual([ci('shop-ci-live'), ENGINEER]);
    expect(principalsOf(resources.TerraformPlanRole)).toEqual([ci('shop-ci-plan'), ci('shop-ci-live'), ENGINEER]);
    expect(trustOf(resources.TerraformRole)).toMatchObject({ Principal: { AWS: `arn:aws:iam::${PIPELINE}:root` } });
  });

  test('an account with several environments trusts the CI roles of all of them', () => {
    const both = { ...config, environments: [config.environments[0]!, minimalEnvironment('live')] };

    expect(principalsOf(resourcesOf(both, DEV).TerraformRole)).toEqual([
      ci('shop-ci-dev'),
      ENGINEER,
      ON_CALL,
      ci('shop-ci-live'),
    ]);
  });

  test('without principals in the config, the pipeline account decides', () => {
    expect(principalsOf(resourcesOf(minimalConfig(), DEV).TerraformRole)).toEqual([`arn:aws:iam::${PIPELINE}:*`]);
  });

  test('a CI role can assume the role of one root and of its state', () => {
    expect(statementsOf(resourcesOf(config, PIPELINE).CiDevRole)).toMatchObject([
      {
        Action: 'sts:AssumeRole',
        Resource: [ci('shop-state-dev'), `arn:aws:iam::${DEV}:role/bootstrap/shop/shop-terraform`],
      },
    ]);
  });
});

describe('trusted workflows', () => {
  const subjects = (more: object) => {
    const resources = resourcesOf(minimalConfig({ ci: github(more) }), PIPELINE);
    return {
      plan: subjectsOf(resources.CiPlanRole),
      dev: subjectsOf(resources.CiDevRole),
      trust: trustOf(resources.CiDevRole),
    };
  };

  test('plan on pull requests and on the branch, and apply only in the environment', () => {
    const { dev, plan } = subjects({ branch: 'trunk' });

    expect(plan).toEqual([
      'repo:example/infra:pull_request',
      'repo:example@*/infra@*:pull_request',
      'repo:example/infra:ref:refs/heads/trunk',
      'repo:example@*/infra@*:ref:refs/heads/trunk',
    ]);
    expect(dev).toEqual(['repo:example/infra:environment:dev', 'repo:example@*/infra@*:environment:dev']);
  });

  test('with the owner ID, only subjects that contain it', () => {
    expect(subjects({ ownerId: 12 }).dev).toEqual(['repo:example@12/infra@*:environment:dev']);
  });

  test('with the repository ID, which STS compares', () => {
    const { dev, trust } = subjects({ ownerId: 12, repositoryId: 34 });

    expect(dev).toEqual(['repo:example/infra:environment:dev', 'repo:example@12/infra@34:environment:dev']);
    expect(trust.Condition!.StringEquals).toMatchObject({ 'token.actions.githubusercontent.com:repository_id': '34' });
  });
});

test('an environment in the pipeline account has its resources there, and roles with both policies', () => {
  const config = minimalConfig({ environments: [minimalEnvironment('dev', { accountId: PIPELINE })] });

  expect([...filesOf(config).keys()]).toEqual([PIPELINE_TEMPLATE]);
  expect(resourcesOf(config, PIPELINE).TerraformRole!.Properties.ManagedPolicyArns).toEqual(
    ['iam', 'pipeline', 'environment', 'network'].map(
      (part) => `arn:aws:iam::${PIPELINE}:policy/bootstrap/shop/shop-terraform-${part}`,
    ),
  );
});

test('Terraform manages the load balancer of an environment and its replacement, but none with a similar name', () => {
  const { PolicyDocument } = resourcesOf(minimalConfig(), DEV).TerraformNetworkPolicy!.Properties;
  const { Statement } = PolicyDocument as { Statement: (Statement & { readonly Sid: string })[] };

  expect(Statement.find(({ Sid }) => Sid === 'ManageLoadBalancer')!.Resource).toEqual(
    ['shop-dev', 'shop-dev-*'].map(
      (name) => `arn:aws:elasticloadbalancing:eu-west-1:${DEV}:loadbalancer/app/${name}/*`,
    ),
  );
});

test('existing resources are omitted', () => {
  const existing = (...parts: ExistingPart[]) => minimalConfig({ terraform: { roleName: 'tf', existing: parts } });
  const types = (config: EcsPipelineConfig) =>
    [...filesOf(config)].map(([path, body]) => [path, templateResources(body).map(({ logicalId }) => logicalId)]);

  expect(types(existing(ExistingPart.ROLES))).toEqual([[PIPELINE_TEMPLATE, ['StateBucket', 'StateBucketPolicy']]]);
  expect(types(existing(ExistingPart.ROLES, ExistingPart.STATE_BUCKET))).toEqual([]);
  expect(templateResources(filesOf(existing(ExistingPart.STATE_BUCKET)).get(PIPELINE_TEMPLATE)!)).not.toContainEqual(
    expect.objectContaining({ type: 'AWS::S3::Bucket' }),
  );
});

test('a custom role name keeps its path, and no principal created by Terraform can assume the role', () => {
  const resources = resourcesOf(minimalConfig({ terraform: { roleName: 'teams/media/terraform' } }), DEV);
  const boundary = resources.Boundary!.Properties.PolicyDocument as { Statement: Statement[] };

  expect(resources.TerraformRole!.Properties).toMatchObject({ RoleName: 'terraform', Path: '/teams/media/' });
  expect(boundary.Statement).toContainEqual({
    Sid: 'NeverActAsBootstrap',
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    Resource: [
      'arn:aws:iam::*:role/bootstrap/*',
      'arn:aws:iam::*:role/teams/media/terraform',
      'arn:aws:iam::*:role/teams/media/terraform-plan',
    ],
  });
});

describe('limits of IAM and CloudFormation', () => {
  const lengthOf = (document: unknown) => JSON.stringify(document).length;
  const EXAMPLES = ['everything', 'minimal', 'three-accounts'].map((name) => [name, exampleConfig(name)] as const);

  test.each(EXAMPLES)('%s stays within them', (_, config) => {
    const accounts = new Set([config.pipeline, ...config.environments].map(({ accountId }) => accountId));
    for (const accountId of accounts) {
      const resources = Object.values(resourcesOf(config, accountId));
      const managed = resources.filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
      const roles = resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
      const sizes = managed.map(({ Properties }) => lengthOf(Properties.PolicyDocument));

      expect(Math.max(...sizes)).toBeLessThanOrEqual(SIZE_LIMITS['managed policy']);
      for (const role of roles) {
        // The default quota of an account.
        expect(lengthOf(role.Properties.AssumeRolePolicyDocument)).toBeLessThanOrEqual(2048);
        const attached = (role.Properties.ManagedPolicyArns ?? []) as string[];
        expect(attached.length).toBeLessThanOrEqual(10);
      }
    }
    for (const body of filesOf(config).values()) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(SIZE_LIMITS['template body']);
    }
  });

  const withEnvironments = (count: number): EcsPipelineConfig => ({
    ...exampleConfig(),
    environments: Array.from({ length: count }, (_, index) =>
      minimalEnvironment(`environment-${String.fromCharCode(97 + index)}`, { accountId: String(222222222200 + index) }),
    ),
    services: [{ name: 'api' }],
  });

  test('a template that is too long for a request is sent as equivalent JSON', () => {
    const body = filesOf(withEnvironments(12)).get(PIPELINE_TEMPLATE)!;
    const request = requestBody(PIPELINE_TEMPLATE, body);

    expect(Buffer.byteLength(body)).toBeGreaterThan(SIZE_LIMITS['template body']);
    expect(Buffer.byteLength(request)).toBeLessThanOrEqual(SIZE_LIMITS['template body']);
    expect(resolveTemplate(shortForm(request), PIPELINE)).toEqual(resolveTemplate(body, PIPELINE));
  });

  test('also if only some accounts have a permissions boundary in the config', () => {
    const { environments, ...config } = withEnvironments(30);
    const [first, ...others] = environments;
    const permissionsBoundaryArn = `arn:aws:iam::{accountId}:policy/boundary`;
    const body = filesOf({ ...config, environments: [{ ...first!, permissionsBoundaryArn }, ...others] }).get(
      ENVIRONMENTS_TEMPLATE,
    )!;
    const request = requestBody(ENVIRONMENTS_TEMPLATE, body);

    expect(request).toMatch(/^\{/);
    for (const account of ['222222222200', '222222222201']) {
      expect(resolveTemplate(shortForm(request), account)).toEqual(resolveTemplate(body, account));
    }
  });

  test('a template that is still too long is an error with a fix', () => {
    const body = filesOf(withEnvironments(24)).get(PIPELINE_TEMPLATE)!;

    expect(() => requestBody(PIPELINE_TEMPLATE, body)).toThrow(/^bootstrap\/pipeline\.yaml: too large, got \d+ bytes/);
  });
});

/** JSON with CloudFormation's functions under the names of their tags. */
function shortForm(json: string): string {
  return json.replace(/"Fn::GetAtt":\["(\w+)","(\w+)"\]/g, '"GetAtt":"$1.$2"').replaceAll('"Fn::', '"');
}

test('different names have different logical IDs', () => {
  const environments = ['a-b', 'ab', 'a-1', 'a1'].map((name, index) =>
    minimalEnvironment(name, { accountId: String(222222222220 + index) }),
  );
  const ids = templateResources(filesOf(minimalConfig({ ci: github(), environments })).get(PIPELINE_TEMPLATE)!).map(
    ({ logicalId }) => logicalId,
  );

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('StateABRole');
});

describe('the GitLab OIDC providers', () => {
  const pushedFrom = (...urls: (string | undefined)[]) =>
    urls.map((url, index) => ({ name: `service-${index}`, push: { gitlab: { project: 'example/api', url } } }));
  const providersOf = (config: EcsPipelineConfig) =>
    Object.entries(resourcesOf(config, PIPELINE)).filter(([, { Type }]) => Type === 'AWS::IAM::OIDCProvider');

  test('one for each URL, with the URL as audience, is retained when the stack is deleted', () => {
    const services = pushedFrom(undefined, 'https://git-lab.example.com/git', undefined);

    expect(providersOf(minimalConfig({ services }))).toEqual(
      [
        ['GitlabProvider', 'https://gitlab.com'],
        ['GitlabGitDashLabExampleComGitProvider', 'https://git-lab.example.com/git'],
      ].map(([id, url]) => [
        id,
        expect.objectContaining({
          DeletionPolicy: 'RetainExceptOnCreate',
          Properties: { Url: url, ClientIdList: [url] },
        }),
      ]),
    );
  });

  test('are not created if they already exist', () => {
    const pipeline = { accountId: PIPELINE, createGitlabOidcProvider: false };

    expect(providersOf(minimalConfig({ pipeline, services: pushedFrom(undefined) }))).toEqual([]);
  });

  test('are the only resources if everything else exists', () => {
    const terraform = { existing: [ExistingPart.ROLES, ExistingPart.STATE_BUCKET], roleName: 'terraform' };

    expect(Object.keys(resourcesOf(minimalConfig({ services: pushedFrom(undefined), terraform }), PIPELINE))).toEqual([
      'GitlabProvider',
    ]);
  });
});

test('Terraform can pass only existing roles and roles in properties, and only in its own account', () => {
  const role = (name: string, account = DEV) => `arn:aws:iam::${account}:role/${name}`;
  const cloudFormationProperties = {
    service: { Role: role('ecs') },
    task: { Other: role('elsewhere', '333333333333') },
  } as never;
  const service = { name: 'api', taskRoleArn: role('task'), executionRoleArn: role('teams/execution') };
  const config = minimalConfig({ services: [{ ...service, cloudFormationProperties }] });

  const policy = JSON.stringify(resourcesOf(config, DEV));

  for (const own of ['ecs', 'task', 'teams/execution']) expect(policy).toContain(`"${role(own)}"`);
  expect(policy).not.toContain('elsewhere');
});
