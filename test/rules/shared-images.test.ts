import { ServiceConfig } from '../../src/config';
import { linesOf, minimalConfig } from '../config/fixtures';

const WEB: ServiceConfig = { name: 'web' };
const WORKER: ServiceConfig = { name: 'worker', image: { from: 'web' } };

const problems = (...services: ServiceConfig[]) => linesOf(minimalConfig({ services }));

test.each<[string, ServiceConfig[]]>([
  ['of a service before it', [WEB, WORKER]],
  ['of a service after it', [WORKER, WEB]],
  ['that several services run', [WEB, WORKER, { ...WORKER, name: 'scheduler' }]],
  [
    'from an existing repository',
    [{ name: 'web', image: { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/team/web' } }, WORKER],
  ],
])('a service can run the image %s', (_, services) => {
  expect(problems(...services)).toEqual([]);
});

test.each<[string, ServiceConfig[], string]>([
  [
    'a misspelled service',
    [WEB, { ...WORKER, image: { from: 'wep' } }],
    'services[1].image.from: unknown service, got "wep"; did you mean web?',
  ],
  [
    'an unknown service',
    [WEB, { name: 'api' }, WORKER, { name: 'scheduler', image: { from: 'backend' } }],
    'services[3].image.from: unknown service, got "backend"; use web or api',
  ],
  [
    'itself',
    [WEB, { name: 'scheduler', image: { from: 'scheduler' } }],
    'services[1].image.from: refers to the service itself, got "scheduler"; use web',
  ],
  [
    'itself as the only service',
    [{ name: 'web', image: { from: 'web' } }],
    'services[0].image.from: refers to the service itself, got "web"; remove it',
  ],
  [
    'a service that uses the image of a third one',
    [{ name: 'scheduler', image: { from: 'worker' } }, WEB, WORKER],
    'services[0].image.from: refers to a service without an image of its own, got "worker"; use web, whose image that service runs',
  ],
])('no service can take its image from %s', (_, services, expected) => {
  expect(problems(...services)).toEqual([expected]);
});

test('two services that take their images from each other have none', () => {
  const services = [
    { name: 'web', image: { from: 'worker' } },
    { name: 'worker', image: { from: 'web' } },
  ];

  expect(problems(...services)).toEqual([
    'services[0].image.from: refers to a service without an image of its own, got "worker"; remove it',
    'services[1].image.from: refers to a service without an image of its own, got "web"; remove it',
  ]);
});

test('only the owner of an image can set its properties', () => {
  const image = { from: 'web', tag: 'release', forceDelete: false };

  expect(problems(WEB, { name: 'worker', image, push: { iamUser: true } })).toEqual([
    'services[1].image.forceDelete: cannot be combined with from because the service runs the image of web, got false; remove it, or set it for web',
    'services[1].image.tag: cannot be combined with from because the service runs the image of web, got "release"; remove it, or set it for web',
    'services[1].push: cannot be combined with image.from because the service runs the image of web; remove it, or set it for web',
  ]);
});

test('a broken name is reported once, without the services that refer to it', () => {
  expect(problems({ name: 'Web' }, WORKER)).toEqual([
    'services[0].name: invalid format, got "Web"; use lowercase letters, digits and single hyphens, starting with a letter',
  ]);
});

test('a service without its own image has no pipeline names that could be too long or duplicates', () => {
  const service = { name: 'w'.repeat(48), stackName: 'w', serviceName: 'w' };

  expect(problems(WEB, service)).toHaveLength(1);
  expect(problems(WEB, { ...service, image: { from: 'web' } })).toEqual([]);
});
