import { EcsPipelineConfig, PushConfig, ServiceConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBootstrapDocs } from '../../src/render/bootstrap-docs';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

/** The page with each paragraph on one line. */
function pageOf(config: EcsPipelineConfig): string {
  const [page] = renderBootstrapDocs(resolveModel(config));
  return page!.content.replace(/(?<=[^\n|])\n(?=[^\n|])/g, ' ');
}

const GITHUB = { github: { repository: 'shop/api' } };
const GITLAB = { gitlab: { project: 'shop/api' } };
const OTHER_GITLAB = { gitlab: { project: 'shop/worker', url: 'https://git.example.com' } };

const providersIn = (page: string) => [...page.matchAll(/The (?:GitLab )?OIDC[^|\n]*$/gm)].map(([text]) => text);

const pushedBy = (...pushes: PushConfig[]) =>
  minimalConfig({ services: pushes.map((push, index): ServiceConfig => ({ name: `api-${index}`, push })) });

test.each<[string, PushConfig[], string[]]>([
  ['none', [], []],
  [
    'GitHub',
    [GITHUB],
    [
      'The OIDC provider of GitHub Actions lets workflows, including those that push images, use AWS without a stored key. An account can have only one, so deleting the stack does not delete it.',
      'The OIDC provider remains as well, because others in the account may use it.',
    ],
  ],
  [
    'GitLab',
    [GITLAB],
    [
      'The GitLab OIDC provider https://gitlab.com lets pipelines push images without a stored key. An account can have only one provider for each URL, so deleting the stack does not delete it.',
      'The OIDC provider remains as well, because others in the account may use it.',
    ],
  ],
  [
    'two GitLab instances',
    [GITLAB, OTHER_GITLAB],
    [
      'The GitLab OIDC providers https://gitlab.com and https://git.example.com let pipelines push images without a stored key. An account can have only one provider for each URL, so deleting the stack does not delete them.',
      'The OIDC providers remain as well, because others in the account may use them.',
    ],
  ],
  [
    'GitHub and GitLab',
    [GITHUB, GITLAB],
    [
      'The OIDC provider of GitHub Actions lets workflows, including those that push images, use AWS without a stored key. An account can have only one, so deleting the stack does not delete it.',
      'The GitLab OIDC provider https://gitlab.com lets pipelines push images without a stored key. An account can have only one provider for each URL, so deleting the stack does not delete it.',
      'The OIDC providers remain as well, because others in the account may use them.',
    ],
  ],
])('lists the providers that remain: %s', (_, pushes, paragraphs) => {
  const config = pushes.length === 0 ? minimalConfig() : pushedBy(...pushes);

  expect(providersIn(pageOf(config))).toEqual(paragraphs);
});

test('does not mention existing providers', () => {
  const pipeline = { accountId: '111111111111', createGithubOidcProvider: false, createGitlabOidcProvider: false };

  expect(providersIn(pageOf({ ...pushedBy(GITHUB, GITLAB), pipeline }))).toEqual([]);
});

describe('the roles', () => {
  const [alice, bob] = ['alice', 'bob'].map((name) => `arn:aws:iam::111111111111:role/${name}`) as [string, string];
  const environments = [
    minimalEnvironment('dev', { terraformPrincipals: [bob] }),
    minimalEnvironment('qa', { terraformPrincipals: [bob, alice] }),
    minimalEnvironment('production', { accountId: '333333333333' }),
  ];

  /** Role, account, permissions and trusted principals. */
  const rows = (config: Partial<EcsPipelineConfig>) =>
    pageOf(minimalConfig({ environments, ...config }))
      .split('\n')
      .filter((line) => /^\| `shop-(state|terraform|ci)/.test(line))
      .map((line) => line.replaceAll(/^\| | \|$|arn:aws:iam::111111111111:role\/|`/g, ''));

  test('the principals of all roots and of one root, each once', () => {
    expect(rows({ terraform: { principals: [alice] } })).toEqual([
      'shop-state-dev | 111111111111 | Read and write the state of dev | alice, bob',
      'shop-state-qa | 111111111111 | Read and write the state of qa | alice, bob',
      'shop-state-production | 111111111111 | Read and write the state of production | alice',
      'shop-state-pipeline | 111111111111 | Read and write the state of pipeline | alice',
      'shop-terraform | 111111111111 | Apply pipeline | alice',
      'shop-terraform-plan | 111111111111 | Plan pipeline, read-only. Read every state | alice',
      'shop-terraform | 222222222222 | Apply dev and qa | alice, bob',
      'shop-terraform-plan | 222222222222 | Plan dev and qa, read-only | alice, bob',
      'shop-terraform | 333333333333 | Apply production | alice',
      'shop-terraform-plan | 333333333333 | Plan production, read-only | alice',
    ]);
  });

  test('without principals in the config, those that the account allows', () => {
    expect(rows({}).filter((row) => /Apply/.test(row))).toEqual([
      'shop-terraform | 111111111111 | Apply pipeline | principals that account 111111111111 allows',
      'shop-terraform | 222222222222 | Apply dev and qa | bob, alice',
      'shop-terraform | 333333333333 | Apply production | principals that account 111111111111 allows',
    ]);
  });

  test('only workflows, without principals in the config', () => {
    expect(rows({ ci: { github: { repository: 'shop/infrastructure' } } }).slice(4)).toEqual([
      'shop-terraform | 111111111111 | Apply pipeline | shop-ci-pipeline',
      'shop-terraform-plan | 111111111111 | Plan pipeline, read-only. Read every state | shop-ci-plan, shop-ci-pipeline',
      'shop-terraform | 222222222222 | Apply dev and qa | shop-ci-dev, shop-ci-qa, bob, alice',
      'shop-terraform-plan | 222222222222 | Plan dev and qa, read-only | shop-ci-plan, shop-ci-dev, shop-ci-qa, bob, alice',
      'shop-terraform | 333333333333 | Apply production | shop-ci-production',
      'shop-terraform-plan | 333333333333 | Plan production, read-only | shop-ci-plan, shop-ci-production',
      'shop-ci-plan | 111111111111 | Assume the plan roles | Workflows of shop/infrastructure: on pull requests, and on main',
      ...['dev', 'qa', 'production', 'pipeline'].map(
        (root) =>
          `shop-ci-${root} | 111111111111 | Assume the roles that apply ${root} | Jobs of shop/infrastructure in the GitHub environment ${root}`,
      ),
    ]);
  });
});
