import { ServiceConfig } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const of = (name: string) => `arn:aws:ecr:eu-west-1:111111111111:repository/${name}`;
const image = (name: string) => `111111111111.dkr.ecr.eu-west-1.amazonaws.com/${name}:1`;

const withServices = (...services: ServiceConfig[]) => minimalConfig({ services });

describe('a service that points at the repository of another', () => {
  const problem = (arn: string, index: number) =>
    `services[${index}].image.repositoryArn: the repository of services[${1 - index}], from which only that service's tasks can pull, got "${arn}"; use image: { from: api } to run the image of that service`;

  test.each<[string, string, ServiceConfig]>([
    ['with the default name', 'shop/api', { name: 'api' }],
    ['with a custom name', 'a/b', { name: 'api', image: { repositoryName: 'a/b' } }],
    ['that is an extra repository', 'a/c', { name: 'api', image: { extraRepositoryNames: ['a/b', 'a/c'] } }],
  ])('%s', (_, name, api) => {
    const worker = { name: 'worker', image: { repositoryArn: of(name) } };

    expect(linesOf(withServices(api, worker))).toEqual([problem(of(name), 1)]);
    expect(linesOf(withServices(worker, api))).toEqual([problem(of(name), 0)]);
  });

  test('is not reported while the image of the other has the wrong shape', () => {
    const api = (image: object): ServiceConfig => ({ name: 'api', image });
    const worker = { name: 'worker', image: { repositoryArn: of('shop/api') } };

    expect(linesOf(withServices(api({}), worker))).toHaveLength(1);
    expect(linesOf(withServices(api({ tag: 7 }), worker))).toEqual([
      expect.stringMatching(/^services\[0\]\.image\.tag: /),
    ]);
  });

  test('can point at an existing repository, and so can the other', () => {
    const existing = { image: { repositoryArn: of('shop/shared') } };

    expect(linesOf(withServices({ name: 'api', ...existing }, { name: 'worker', ...existing }))).toEqual([]);
  });
});

describe('a sidecar whose image is in Amazon ECR', () => {
  const withSidecar = (sidecar: string, changes: Partial<ServiceConfig> = {}): ServiceConfig => ({
    name: 'api',
    sidecars: [{ name: 'proxy', image: sidecar }],
    ...changes,
  });

  test.each([
    ['a repository of its own service', image('shop/tools')],
    ['a repository in another account', image('proxy').replace('111111111111', '999999999999')],
    ['a repository in another Region', image('proxy').replace('eu-west-1', 'us-east-1')],
    ['another registry', 'public.ecr.aws/nginx/nginx:1.29'],
  ])('in %s', (_, own) => {
    const service = withSidecar(own, { image: { extraRepositoryNames: ['shop/tools'] } });

    expect(linesOf(withServices(service, { name: 'worker' }))).toEqual([]);
  });

  test('in the repository of another service', () => {
    expect(linesOf(withServices(withSidecar(image('shop/worker')), { name: 'worker' }))).toEqual([
      `services[0].sidecars[0].image: in the repository of services[1], from which only that service's tasks can pull, got "${image('shop/worker')}"; push it to a repository in image.extraRepositoryNames of this service`,
    ]);
  });

  test('in the repository of the service whose image it runs, or of a third one', () => {
    const services = (sidecar: string) => [
      withSidecar(sidecar, { image: { from: 'worker' } }),
      { name: 'worker' },
      { name: 'web' },
    ];

    expect(linesOf(withServices(...services(image('shop/worker'))))).toEqual([]);
    expect(linesOf(withServices(...services(image('shop/web'))))).toEqual([
      `services[0].sidecars[0].image: in the repository of services[2], from which only that service's tasks can pull, got "${image('shop/web')}"; push it to a repository in image.extraRepositoryNames of worker`,
    ]);
  });

  test('in the repository of another service in the same account', () => {
    const environments = [minimalEnvironment('dev', { accountId: '111111111111' })];
    const services = [withSidecar(image('shop/worker')), { name: 'worker' }];

    expect(linesOf(minimalConfig({ environments, services }))).toEqual([]);
  });

  test('in another partition', () => {
    const foreign = '111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn/proxy:1';

    expect(linesOf(withServices(withSidecar(foreign)))).toEqual([
      `services[0].sidecars[0].image: not in partition aws, got "${foreign}"; use an image in that partition`,
    ]);
  });
});
