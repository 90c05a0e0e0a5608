import { EcsPipelineConfig } from '../../src/config';
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
  }
`);
  });

  test('reaches the state through the role, where one is assumed', () => {
    expect(
      fileOf('environments/dev/terraform.tf', { terraform: { roleName: 'terraform' } }),
    ).toContain(`    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/terraform"
    }
`);
  });
});

describe('providers.tf', () => {
  test('acts in its own account only, in its own Region', () => {
    const environments = [minimalEnvironment('dev', { region: 'eu-central-1' })];

    expect(fileOf('environments/dev/providers.tf', { environments })).toContain(`provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["222222222222"]
}
`);
  });

  test('assumes the role of its own account and sets the tags of its environment', () => {
    const text = fileOf('environments/dev/providers.tf', {
      environments: [minimalEnvironment('dev', { tags: { stage: 'dev' } })],
      tags: { team: 'shop' },
      terraform: { roleName: 'ci/terraform' },
    });

    expect(text).toContain(`  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/ci/terraform"
  }

  default_tags {
    tags = {
      team  = "shop"
      stage = "dev"
    }
  }
`);
  });

  test('of the pipeline has one for each other Region that something is deployed in', () => {
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
  test('creates a repository, or takes the one that exists', () => {
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

  test('says what differs from the defaults of the modules, and nothing else', () => {
    const text = fileOf('pipeline/main.tf', {
      pipeline: { accountId: '111111111111', logRetentionDays: 30 },
      services: [{ name: 'api', image: { untaggedExpirationDays: 120, tag: 'release', forceDelete: true } }],
    });

    expect(text.match(/^ {2}\w+/gm)?.map((line) => line.trim())).toEqual([
      'source',
      'repo_name',
      'image_tag',
      'untagged_expiration_days',
      'force_delete',
      'pipeline_targets',
      'source',
      'name',
      'source_location',
      'targets',
      'artifact_stores',
      'role_path',
      'log_retention_days',
      'pipelines',
    ]);
  });

  test.each([
    [true, 'aws_iam_openid_connect_provider.github.arn'],
    [false, '"arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"'],
  ])('lets GitHub push through the OIDC provider, created here: %s', (createGithubOidcProvider, provider) => {
    const text = fileOf('pipeline/main.tf', {
      pipeline: { accountId: '111111111111', createGithubOidcProvider },
      services: [{ name: 'api', push: { github: { repository: 'example/api', branches: ['main', 'release/*'] } } }],
    });

    expect(text).toContain(`  github = {
    oidc_provider_arn = ${provider}
    repository        = "example/api"
    branches          = ["main", "release/*"]
    role_name         = "shop-api-push"
  }
`);
    expect(text.includes('resource "aws_iam_openid_connect_provider" "github"')).toBe(createGithubOidcProvider);
  });
});

describe('pipeline/outputs.tf', () => {
  test('has what the services have: URLs, roles, keys', () => {
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

  test('has no output of nothing', () => {
    const image = { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/team/web' };

    expect(fileOf('pipeline/outputs.tf', { services: [{ name: 'web', image }] }).match(/^output ".+"/gm)).toEqual([
      'output "pipeline_arns"',
    ]);
  });
});
