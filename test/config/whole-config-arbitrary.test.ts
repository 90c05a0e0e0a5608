import fc from 'fast-check';
import { checkConfig } from '../../src/reading/check-config';
import { ALL_PATHS, reachedPaths } from './reached-keys';
import { anyConfigs, LARGE } from './whole-config-arbitrary';

// A fixed seed, so that no run fails by chance.
const configs = fc.sample(anyConfigs(LARGE), { seed: 1, numRuns: 500 });
const problems = configs.map((config) => checkConfig(config));
const valid = configs.filter((_, index) => problems[index]!.length === 0);

test('random configs cover every key, including settings in overrides', () => {
  const reached = new Set(valid.flatMap((config) => [...reachedPaths(config)]));

  expect(
    ALL_PATHS.filter((path) => !reached.has(path)).map(
      (path) => `${path}: add it to test/config/settings-arbitrary.ts or a file beside it`,
    ),
  ).toEqual([]);
});

test('the rules reject few random configs, so that every kind is tested', () => {
  // Random names can clash, and be too long together, whatever the keys are.
  const byChance = /^(leads to the same |too large for the )/;
  const rejected = problems.filter((found) => found.some(({ message }) => !byChance.test(message)));
  const messages = new Set(rejected.flat().map(({ message }) => message));

  expect(messages.size === 0 ? [] : [...messages, rejected.length]).toEqual([]);
});

test('random configs have all sizes, with one account and with many', () => {
  const accounts = (config: (typeof valid)[number]) =>
    new Set([config.pipeline, ...config.environments].map(({ accountId }) => accountId)).size;
  const isReached = (is: (config: (typeof valid)[number]) => boolean) => valid.some(is);

  expect({
    oneOfEach: isReached(({ environments, services }) => environments.length === 1 && services.length === 1),
    manyServices: isReached(({ services }) => services.length > 8),
    manyEnvironments: isReached(({ environments }) => environments.length > 4),
    oneAccount: isReached((config) => accounts(config) === 1 && config.environments.length > 1),
    manyAccounts: isReached((config) => accounts(config) > 3),
    sharedAccount: isReached((config) => accounts(config) > 1 && accounts(config) <= config.environments.length),
    manyRegions: isReached(({ environments }) => new Set(environments.map(({ region }) => region)).size > 2),
  }).toEqual({
    oneOfEach: true,
    manyServices: true,
    manyEnvironments: true,
    oneAccount: true,
    manyAccounts: true,
    sharedAccount: true,
    manyRegions: true,
  });
});
