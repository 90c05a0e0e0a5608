import { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderPipelineDocs } from '../../src/render/pipeline-docs';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const sidecar = (image: string) => ({ name: 'proxy', image });
const TOOLS = '222222222222.dkr.ecr.eu-west-1.amazonaws.com/tools:1';

const environments = [minimalEnvironment('dev'), minimalEnvironment('live-eu', { accountId: '333333333333' })];

/** The heading of each repository that is not created here, and the principals that can pull from it. */
function repositoriesIn(config: EcsPipelineConfig): { [heading: string]: unknown } {
  const sections = renderPipelineDocs(resolveModel(config))
    .content.split(/\n#{2,3} /)
    .slice(1);
  const policies = sections.flatMap((section) => {
    const [, policy] = /```json\n(.*?)```/s.exec(section) ?? [];
    return policy ? [[section.split('\n')[0]!, pullersOf(policy)] as const] : [];
  });
  return Object.fromEntries(policies);
}

function pullersOf(policy: string): unknown {
  const { Statement } = JSON.parse(policy) as {
    Statement: { Sid: string; Condition: { StringEquals: { 'aws:PrincipalArn': string | string[] } } }[];
  };
  return Object.fromEntries(Statement.map(({ Condition, Sid }) => [Sid, Condition.StringEquals['aws:PrincipalArn']]));
}

const execution = (account: string, service: string) => `arn:aws:iam::${account}:role/shop-${service}-execution`;

test('a repository that is created here needs no policy', () => {
  const image = '111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/tools:1';
  const services = [{ name: 'api', image: { extraRepositoryNames: ['shop/tools'] }, sidecars: [sidecar(image)] }];

  expect(repositoriesIn(minimalConfig({ environments, services }))).toEqual({});
});

test('a sidecar repository allows tasks in other accounts to pull; tasks in its own account need only their role', () => {
  const services = [
    { name: 'api', sidecars: [sidecar(TOOLS)] },
    { name: 'worker', sidecars: [sidecar(TOOLS), sidecar('nginx:1')] },
    { name: 'other' },
  ];

  expect(repositoriesIn(minimalConfig({ environments, services }))).toEqual({
    'The repository tools in account 222222222222': {
      PullLiveEu: [execution('333333333333', 'live-eu-api'), execution('333333333333', 'live-eu-worker')],
    },
  });
});

test('an existing repository allows the tasks of its service and tasks with sidecars from it to pull', () => {
  const repositoryArn = 'arn:aws:ecr:eu-west-1:111111111111:repository/team/api';
  const services = [
    { name: 'api', image: { repositoryArn } },
    { name: 'worker', sidecars: [sidecar('111111111111.dkr.ecr.eu-west-1.amazonaws.com/team/api:1')] },
  ];

  expect(repositoriesIn(minimalConfig({ environments: [minimalEnvironment('dev')], services }))).toEqual({
    'The ECR repository of api': {
      PullDev: [execution('222222222222', 'dev-api'), execution('222222222222', 'dev-worker')],
    },
  });
});
