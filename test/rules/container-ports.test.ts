import { LoadBalancerProtocol, NetworkMode, type ServiceConfig } from '../../src/config';
import { linesOf, minimalConfig } from '../config/fixtures';

const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop/0123456789abcdef';
const { UDP } = LoadBalancerProtocol;

const linesFor = (service: Partial<ServiceConfig>) =>
  linesOf(minimalConfig({ services: [{ name: 'api', ...service }] })).map((line) => line.replace('services[0].', ''));

const sidecar = (containerPort?: number) => [{ name: 'proxy', image: 'nginx:1', containerPort }];

test('two containers of a task cannot listen on the same port', () => {
  expect(linesFor({ containerPort: 8080, sidecars: sidecar(8080) })).toEqual([
    'sidecars[0].containerPort: already used by container api, got 8080; use another port for one of them because the containers of a task share its network interface',
  ]);
  expect(linesFor({ containerPort: 8080, sidecars: sidecar(8081) })).toEqual([]);
});

test('the same for a port that only a load balancer uses', () => {
  const loadBalancer = { loadBalancerArn: balancer, port: 80, container: 'proxy', containerPort: 8080 };

  expect(linesFor({ containerPort: 8080, sidecars: sidecar(), loadBalancer })).toEqual([
    expect.stringMatching(/^loadBalancer\.containerPort: already used by container api, got 8080/),
  ]);
});

test('in network mode bridge, each container has its own ports', () => {
  const service = { launchType: 'EC2' as never, networkMode: NetworkMode.BRIDGE, sidecars: sidecar(8080) };

  expect(linesFor({ ...service, containerPort: 8080 })).toEqual([]);
});

test('a port uses either TCP or UDP', () => {
  const udp = { loadBalancerArn: balancer, port: 53, protocol: UDP };
  const tcp = { loadBalancerArn: balancer, port: 54 };

  expect(linesFor({ containerPort: 53, loadBalancer: udp })).toEqual([]);
  expect(linesFor({ containerPort: 53, loadBalancer: udp, extraLoadBalancers: { tcp } })).toEqual([
    expect.stringMatching(
      /^extraLoadBalancers\.tcp(\.\w+)?: port 53 is used over both TCP and UDP; use another container port/,
    ),
  ]);
});

test('a UDP port cannot be a Service Connect endpoint', () => {
  const loadBalancer = { loadBalancerArn: balancer, port: 53, protocol: UDP };

  expect(linesFor({ containerPort: 53, loadBalancer, serviceConnect: { namespace: 'shop' } })).toEqual([
    'serviceConnect: requires a TCP port, but containerPort is UDP; set clientOnly: true, or remove it',
  ]);
  const serviceConnect = { namespace: 'shop', clientOnly: true };
  expect(linesFor({ containerPort: 53, loadBalancer, serviceConnect })).toEqual([]);
});

test('where the port of a task is dynamic, a health check cannot have a port', () => {
  const service = { launchType: 'EC2' as never, networkMode: NetworkMode.BRIDGE, containerPort: 8080 };
  const loadBalancer = { loadBalancerArn: balancer, port: 80 };

  expect(linesFor({ ...service, loadBalancer })).toEqual([]);
  expect(linesFor({ ...service, loadBalancer: { ...loadBalancer, healthCheck: { port: 8081 } } })).toEqual([
    expect.stringMatching(/^loadBalancer\.healthCheck\.port: not supported in network mode bridge/),
  ]);
  expect(linesFor({ ...service, loadBalancer: { ...loadBalancer, protocol: UDP } })).toEqual([
    expect.stringMatching(/^loadBalancer\.protocol: not supported in network mode bridge/),
  ]);
});
