import { EcsPipelineConfig, ExistingPart } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

function fileOf(path: string, changes: Partial<EcsPipelineConfig> = {}): string {
  const file = renderRepository(resolveModel(minimalConfig(changes))).find((one) => one.path === path);
  if (!file) throw new Error(`not rendered: ${path}`);
  return file.content;
}

describe('terraform.tf', () => {
  test.each([
    ['environments/dev', 'shop/environments/dev/terraform.tfstate'],
    ['pipeline', 'shop/pipeline/terraform.tfstate'],
  ])('of %s has a state of its own, locked and encrypted, in the bucket of the pipeline account', (folder, key) => {
    expect(fileOf(`${folder}/terraform.tf`)).toContain(`  backend "s3" {
    bucket              = "shop-terraform-state-111111111111"
    key                 = "${key}"
    region              = "eu-west-1"
    allowed_account_ids = ["111111111111"]
    encrypt             = true
    use_lockfile        = true
`);
  });

  test('accesses the state with a separate role, if one is assumed', () => {
    expect(fileOf('environments/dev/terraform.tf')).toContain(`    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/bootstrap/shop/shop-state-dev"
    }
`);
    expect(fileOf('environments/dev/terraform.tf', { terraform: { existing: [ExistingPart.ROLES] } })).not.toContain(
      'assume_role',
    );
  });
});

describe('providers.tf', () => {
  test('is limited to its own account and Region', () => {
    const environments = [minimalEnvironment('dev', { region: 'eu-central-1' })];

    expect(fileOf('environments/dev/providers.tf', { environments })).toContain(`provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["222222222222"]
`);
  });

  test('assumes the role of its own account and sets the tags of its environment', () => {
    const text = fileOf('environments/dev/providers.tf', {
      environments: [minimalEnvironment('dev', { tags: { stage: 'dev' } })],
      tags: { team: 'shop' },
      terraform: { roleName: 'ci/terraform' },
    });

    expect(text).toContain('  default     = "arn:aws:iam::222222222222:role/ci/terraform"\n');
    expect(text).toContain(`  assume_role {
    role_arn = var.role_arn
  }

  default_tags {
    tags = {
      team  = "shop"
      stage = "dev"
    }
  }
`);
  });

  test('of the pipeline root has a provider for each other Region with an environment', () => {
    const environments = [
      minimalEnvironment('dev'),
      minimalEnvironment('production', { region: 'us-east-1' }),
      minimalEnvironment('live', { region: 'us-east-1' }),
    ];
    const aliases = fileOf('pipeline/providers.tf', { environments }).match(/alias .*/g);

    expect(aliases).toEqual(['alias               = "us_east_1"']);
  });
});

describe('pipeline/main.tf', () => {
  test('creates a repository or uses an existing one', () => {
    const repositoryArn = 'arn:aws:ecr:eu-west-1:111111111111:repository/team/web';
    const text = fileOf('pipeline/main.tf', { services: [{ name: 'api' }, { name: 'web', image: { repositoryArn } }] });

    expect(text.match(/^module ".+"/gm)).toEqual([
      'module "api_source"',
      'module "api_pipeline"',
      'module "web_pipeline"',
    ]);
    expect(text).toContain('module.api_source.location\n');
    expect(text).toContain(`    repository_arn  = "${repositoryArn}"\n`);
  });

  test('has one pipeline for services that share an image, with the targets of all of them', () => {
    const services = [{ name: 'worker', image: { from: 'web' } }, { name: 'web' }];
    const text = fileOf('pipeline/main.tf', { services });

    expect(text.match(/^module ".+"/gm)).toEqual(['module "web_source"', 'module "web_pipeline"']);
    expect(text.match(/targets .*/g)).toEqual([
      'targets         = local.targets["web"]',
      'targets                  = local.targets["web"]',
    ]);
    expect(fileOf('pipeline/environments.tf', { services })).toContain('    web = ["web", "worker"]\n');
    expect(fileOf('environments/dev/main.tf', { services }).match(/role\/.*shop-.*"/g)).toEqual([
      'role/ecs-pipeline/shop/shop-web-pipeline"',
      'role/shop-web-functions"',
      'role/ecs-pipeline/shop/shop-web-pipeline"',
      'role/shop-web-functions"',
    ]);
  });

  test('contains only arguments that differ from the defaults of the modules', () => {
    const text = fileOf('pipeline/main.tf', {
      pipeline: { accountId: '111111111111', logRetentionDays: 30 },
      services: [{ name: 'api', image: { untaggedExpirationDays: 120, tag: 'release', forceDelete: true } }],
    });

    expect(text.match(/^ {2}\w+/gm)?.map((line) => line.trim())).toEqual([
      'source',
      'repo_name',
      'permissions_boundary_arn',
      'image_tag',
      'untagged_expiration_days',
      'force_delete',
      'pipeline_targets',
      'source',
      'name',
      'pipeline_name',
      'path',
      'permissions_boundary_arn',
      'source_location',
      'targets',
      'artifact_stores',
      'log_retention_days',
      'pipelines',
    ]);
  });

  test('allows GitHub to push with the OIDC provider of the account', () => {
    const text = fileOf('pipeline/main.tf', {
      services: [{ name: 'api', push: { github: { repository: 'example/api', branches: ['main', 'release/*'] } } }],
    });

    expect(text).toContain(`  github = {
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
    repository        = "example/api"
    branches          = ["main", "release/*"]
    role_name         = "shop-api-push"
    pipeline_name     = "shop_api"
  }
`);
  });
});

describe('pipeline/access.tf', () => {
  const environments = [minimalEnvironment('dev'), minimalEnvironment('production', { approval: true })];

  test('matches the pipelines, holds and repositories of this product only', () => {
    expect(fileOf('pipeline/access.tf', { environments })).toContain(`
  pipelines_arn   = "arn:aws:codepipeline:eu-west-1:111111111111:shop_*"
  parameters_arn  = "arn:aws:ssm:eu-west-1:111111111111:parameter/ecs-pipeline/shop"
  repository_arns = ["arn:aws:ecr:eu-west-1:111111111111:repository/shop/*"]
`);
  });

  test('allows holding an environment at its first stage, and operating environments without approvals', () => {
    const text = fileOf('pipeline/access.tf', { environments });

    expect(text).toContain(`  first_stages = {
    dev        = "deploy-dev"
    production = "approve-production"
  }
`);
    expect(text).toContain(`  for_each = {
    shop-operate-dev = "dev"
  }
`);
  });

  test('has no operate policy if every environment has an approval', () => {
    const text = fileOf('pipeline/access.tf', { environments: [minimalEnvironment('dev', { approval: true })] });

    expect(text).toContain('"shop-view"');
    expect(text).not.toContain('resource "aws_iam_policy" "operate"');
    expect(text).toContain('A policy for people who view the pipelines.\n');
  });
});

describe('access.tf of an environment', () => {
  test('matches resources named after the environment by pattern, and lists custom names', () => {
    const services = [{ name: 'api' }, { name: 'web', stackName: 'storefront' }];
    const text = fileOf('environments/dev/access.tf', { services });

    expect(text).toContain('  stack_patterns   = ["shop-dev-*", "storefront"]\n');
    expect(text).toContain('  service_patterns = ["shop-dev-*"]\n');
    expect(text).toContain('  name        = "shop-dev-view"\n');
  });

  test('has services only if some are not scheduled tasks', () => {
    const report = { name: 'report', schedule: 'rate(1 day)' };
    const own = fileOf('environments/dev/access.tf', { services: [{ name: 'api', serviceName: 'web' }, report] });
    const none = fileOf('environments/dev/access.tf', { services: [report] });

    expect(own).toContain('  stack_patterns   = ["shop-dev-*"]\n');
    expect(own).toContain('  service_patterns = ["web"]\n');
    expect(none).toContain('  stack_patterns = ["shop-dev-*"]\n');
    expect(none).not.toMatch(/service/);
  });

  test('stays within the size limit of a policy with many custom names', () => {
    const services = Array.from({ length: 7 }, (_, index) => ({
      name: `api-${index}`,
      stackName: `stack-${index}`,
    }));

    expect(fileOf('environments/dev/access.tf', { services })).toContain('  stack_patterns   = ["*"]\n');
  });
});

describe('pipeline/approvals.tf', () => {
  test('has a policy and an agreement for each of several approvals', () => {
    const approval = [
      { name: 'qa', approvers: ['arn:aws:iam::111111111111:role/qa'], notify: ['qa@example.com'] },
      { name: 'release', approvers: ['arn:aws:iam::111111111111:user/release'], instructions: 'Look.' },
    ];
    const environments = [minimalEnvironment('dev'), minimalEnvironment('production', { approval })];
    const text = fileOf('pipeline/approvals.tf', { environments });

    expect(text).toContain(`    production = [
      {
        name                   = "qa"
        notification_topic_arn = aws_sns_topic.approval["production/qa"].arn
        timeout_minutes        = 10080
      },
      {
        name            = "release"
        instructions    = "Look."
        timeout_minutes = 10080
      },
    ]
`);
    expect(text).toContain(`    "shop-approve-production.release" = {
      environment = "production"
      action      = "Approve-release"
      agreement   = "release"
      roles       = []
      users       = ["release"]
    }
`);
  });

  test('has no agreement with a single approval', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('production', { approval: { name: 'qa' } })];

    expect(fileOf('pipeline/approvals.tf', { environments })).toMatch(/^ +agreement +?= null$/m);
  });
});

describe('a service in some environments only', () => {
  const changes: Partial<EcsPipelineConfig> = {
    environments: [
      minimalEnvironment('dev'),
      minimalEnvironment('qa', { approval: true }),
      minimalEnvironment('production', { approval: true }),
    ],
    services: [
      { name: 'api' },
      { name: 'web', environments: ['dev', 'production'] },
      { name: 'worker', environments: ['dev'], image: { from: 'web' } },
      { name: 'tool', environments: ['dev'] },
    ],
  };

  test('is only in their roots', () => {
    const modules = (environment: string) =>
      fileOf(`environments/${environment}/main.tf`, changes).match(/^module ".+"/gm);

    expect(modules('dev')).toHaveLength(4);
    expect(modules('qa')).toEqual(['module "api"']);
    expect(modules('production')).toEqual(['module "api"', 'module "web"']);
    expect(fileOf('environments/qa/outputs.tf', changes)).not.toContain('web');
  });

  test('has targets and approvals only in them', () => {
    expect(fileOf('pipeline/environments.tf', changes)).toContain(`      stacks = {
        api = "shop-production-api"
        web = "shop-production-web"
      }
    },
`);
    const text = fileOf('pipeline/main.tf', changes);
    expect(text.match(/approvals +=[^}]*?\n( {2}}|(?= {2}\w))/g)?.map((one) => one.trim())).toEqual([
      'approvals                = local.approvals',
      'approvals = {\n    production = local.approvals["production"]\n  }',
    ]);
  });
});

describe('pipeline/outputs.tf', () => {
  test('has the URLs, roles and keys of the services', () => {
    const text = fileOf('pipeline/outputs.tf', {
      services: [
        { name: 'api', push: { github: { repository: 'example/api' } } },
        { name: 'web', push: { iamUser: true } },
      ],
    });

    expect(text.match(/^output ".+"/gm)).toEqual([
      'output "pipeline_arns"',
      'output "repository_urls"',
      'output "push_role_arns"',
      'output "creds"',
    ]);
    expect(text).toContain('    web = module.web_source.creds\n');
    expect(text).toContain('    api = module.api_source.push_role_arn\n');
  });

  test('has no empty outputs', () => {
    const image = { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/team/web' };

    expect(fileOf('pipeline/outputs.tf', { services: [{ name: 'web', image }] }).match(/^output ".+"/gm)).toEqual([
      'output "pipeline_arns"',
    ]);
  });
});
