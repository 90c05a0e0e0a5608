import { EcsPipelineConfig, LaunchType, ServiceConfig } from '../../src/config';
import { KEYS } from '../../src/config/defaults.generated';
import { formatPath, Path } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { configWithService } from '../config/fixtures';
import { exampleConfig } from '../e2e/repository';
import { nodesOf, replaceAt } from '../reading/config-mutations';

const pathsOf = (config: unknown) => checkConfig(config).map(({ path }) => formatPath(path));

/** Problems besides the first one where a value has the wrong type. */
function besides(config: EcsPipelineConfig, path: Path, value: unknown): string[] {
  const paths = pathsOf(replaceAt(config, path, value));
  return paths.length === 1 ? [] : [`${formatPath(path)}: ${paths.join(', ')}`];
}

const otherType = (value: unknown) => (typeof value === 'string' ? 1 : 'text');

test.each(['minimal', 'three-accounts', 'everything'])(
  'a setting of the wrong type is reported once: %s',
  (example) => {
    const config = exampleConfig(example);
    const settings = nodesOf(config).filter(
      ({ path, value }) => path[0] === 'services' && path.length > 2 && value !== null,
    );

    expect(pathsOf(config)).toEqual([]);
    expect(settings.flatMap(({ path, value }) => besides(config, path, otherType(value)))).toEqual([]);
  },
);

/** Settings that depend on each other. */
const CONNECTED: Partial<ServiceConfig> = {
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
  containerPort: 80,
  serviceConnect: {},
  serviceDiscovery: { namespaceId: 'ns-0123456789abcdef' },
  sidecars: [{ name: 'agent', cpu: 64, memory: 64 }],
};

test.each(KEYS.ServiceSettings)(
  '%s of the wrong type is reported once, on Fargate and on container instances',
  (key) => {
    const configs = [{}, { launchType: LaunchType.EC2 }, CONNECTED].map(configWithService);
    const path = ['services', 0, key];

    expect(configs.flatMap((config) => [null, [[]]].flatMap((value) => besides(config, path, value)))).toEqual([]);
  },
);
