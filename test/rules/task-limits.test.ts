import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const ids = (count: number, kind: string) => Array.from({ length: count }, (_, index) => `${kind}-${index}`);

const sidecars = (count: number) => ids(count, 'side').map((name) => ({ name, memory: 32 }));

const behindLoadBalancer: Partial<ServiceConfig> = {
  containerPort: 80,
  loadBalancer: { paths: ['/*'], priority: 100 },
};

test.each<[string, Partial<ServiceConfig>, string[]]>([
  ['nine sidecars', { sidecars: sidecars(9) }, []],
  [
    'ten sidecars',
    { sidecars: sidecars(10) },
    ["sidecars: too many containers in the task, got 10 sidecars; use at most 9 besides the service's own container"],
  ],
  ['five security groups, 16 subnets', { securityGroupIds: ids(5, 'sg'), subnetIds: ids(16, 'subnet') }, []],
  [
    'six security groups, 17 subnets',
    { securityGroupIds: ids(6, 'sg'), subnetIds: ids(17, 'subnet') },
    [
      'securityGroupIds: too many security groups, got 6; use at most 5',
      'subnetIds: too many subnets, got 17; use at most 16',
    ],
  ],
  ['a load balancer and four security groups', { ...behindLoadBalancer, securityGroupIds: ids(4, 'sg') }, []],
  [
    'a load balancer and six security groups: one problem, not two',
    { ...behindLoadBalancer, securityGroupIds: ids(6, 'sg') },
    [
      'securityGroupIds: too many security groups, got 6; use at most 4 because ecs-pipeline adds one for the load balancer',
    ],
  ],
])('%s', (_, service, lines) => {
  expect(linesOf(configWithService({ memory: 1024, ...service }))).toEqual(lines.map((line) => `services[0].${line}`));
});
