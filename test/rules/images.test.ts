import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const repositoryArn = 'arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder';
const example = 'use an ARN such as arn:aws:ecr:eu-west-1:111111111111:repository/{name}';

test.each<[string, Partial<ServiceConfig>, string[]]>([
  ['an existing repository', { image: { repositoryArn, tag: 'stable' } }, []],
  [
    'not an ARN',
    { image: { repositoryArn: 'video/transcoder' } },
    [`services[0].image.repositoryArn: not the ARN of an ECR repository, got "video/transcoder"; ${example}`],
  ],
  [
    'a name that a shell would execute',
    { image: { repositoryArn: `${repositoryArn}$(id)` } },
    [`services[0].image.repositoryArn: not the ARN of an ECR repository, got "${repositoryArn}$(id)"; ${example}`],
  ],
  [
    'another account',
    { image: { repositoryArn: repositoryArn.replace('111111111111', '222222222222') } },
    [
      `services[0].image.repositoryArn: not in the account and Region of the pipelines, got "arn:aws:ecr:eu-west-1:222222222222:repository/video/transcoder"; ${example}`,
    ],
  ],
  [
    'another Region',
    { image: { repositoryArn: repositoryArn.replace('eu-west-1', 'eu-west-2') } },
    [
      `services[0].image.repositoryArn: not in the account and Region of the pipelines, got "arn:aws:ecr:eu-west-2:111111111111:repository/video/transcoder"; ${example}`,
    ],
  ],
  [
    'settings of a repository that is created',
    {
      image: {
        repositoryArn,
        repositoryName: 'a1',
        extraRepositoryNames: ['b1'],
        untaggedExpirationDays: 100,
        forceDelete: false,
      },
    },
    [
      'services[0].image.extraRepositoryNames: cannot be combined with repositoryArn because ecs-pipeline does not create that repository, got a list of 1; remove one of the two',
      'services[0].image.forceDelete: cannot be combined with repositoryArn because ecs-pipeline does not create that repository, got false; remove one of the two',
      'services[0].image.repositoryName: cannot be combined with repositoryArn because ecs-pipeline does not create that repository, got "a1"; remove one of the two',
      'services[0].image.untaggedExpirationDays: cannot be combined with repositoryArn because ecs-pipeline does not create that repository, got 100; remove one of the two',
    ],
  ],
  [
    'push to an existing repository',
    { image: { repositoryArn }, push: { iamUser: true } },
    [
      'services[0].push: cannot be combined with image.repositoryArn because ecs-pipeline does not manage that repository; remove it, and grant push access where the repository is managed',
    ],
  ],
  [
    'extra repositories that ECR rejects',
    { image: { extraRepositoryNames: ['shop/tools', 'Shop', 'a'] } },
    [
      'services[0].image.extraRepositoryNames[1]: invalid format, got "Shop"; use 2 to 256 lowercase letters and digits, separated by single hyphens, underscores, periods or slashes',
      'services[0].image.extraRepositoryNames[2]: invalid format, got "a"; use 2 to 256 lowercase letters and digits, separated by single hyphens, underscores, periods or slashes',
    ],
  ],
  [
    'a tag that marks deployed images',
    { image: { tag: 'deployed-dev' } },
    ['services[0].image.tag: starts with deployed-, which marks deployed images, got "deployed-dev"; use another tag'],
  ],
  ['a user with a name', { push: { iamUser: true, userName: 'ci' } }, []],
  [
    'a name without a user',
    { push: { userName: 'ci' } },
    ['services[0].push.userName: requires iamUser: true, got "ci"; set iamUser: true, or remove it'],
  ],
])('%s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});

test("the pipeline account's own Region counts", () => {
  const config = configWithService({ image: { repositoryArn } });

  expect(linesOf({ ...config, pipeline: { ...config.pipeline, region: 'eu-central-1' } })).toHaveLength(1);
});
