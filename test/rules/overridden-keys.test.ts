import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

type Overrides = NonNullable<ServiceConfig['overrides']>[string];

const ROLE = 'arn:aws:iam::333333333333:role/web';
const POLICY = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';
const KEY = 'arn:aws:kms:eu-west-1:333333333333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** The settings of a service conflict only in production, which overrides one of them. */
test.each<[overridden: string, service: Partial<ServiceConfig>, overrides: Overrides, line: string]>([
  ['memory', { cpu: 256, memory: 512 }, { memory: 8192 }, 'unsupported Fargate size'],
  ['cpu', { cpu: 1024, memory: 4096 }, { cpu: 256 }, 'unsupported Fargate size'],
  ['autoscaling.max', { autoscaling: { min: 2, max: 4 } }, { autoscaling: { max: 1 } }, 'max is less than min'],
  ['autoscaling.min', { autoscaling: { min: 2, max: 4 } }, { autoscaling: { min: 5 } }, 'max is less than min'],
  [
    'alarm.datapointsToAlarm',
    { alarm: { datapointsToAlarm: 2, evaluationPeriods: 2 } },
    { alarm: { datapointsToAlarm: 3 } },
    'datapointsToAlarm is greater than evaluationPeriods',
  ],
  [
    'alarm.evaluationPeriods',
    { alarm: { datapointsToAlarm: 2, evaluationPeriods: 2 } },
    { alarm: { evaluationPeriods: 1 } },
    'datapointsToAlarm is greater than evaluationPeriods',
  ],
  [
    'deployment.maximumPercent',
    { deployment: { maximumPercent: 200 } },
    { deployment: { maximumPercent: 100 } },
    'a deployment cannot replace any task',
  ],
  [
    'deployment.minimumHealthyPercent',
    { deployment: { minimumHealthyPercent: 0, maximumPercent: 100 } },
    { deployment: { minimumHealthyPercent: 100 } },
    'a deployment cannot replace any task',
  ],
  [
    'sidecars[0].cpu',
    { sidecars: [{ name: 'agent' }] },
    { sidecars: [{ name: 'agent', cpu: 512 }] },
    'a sidecar uses more cpu than',
  ],
  [
    'cpu',
    { cpu: 512, memory: 1024, sidecars: [{ name: 'agent', cpu: 512 }] },
    { cpu: 256 },
    'a sidecar uses more cpu than',
  ],
  [
    'sidecars',
    { cpu: 256, sidecars: [] },
    {
      sidecars: [
        { name: 'a', cpu: 200 },
        { name: 'b', cpu: 200 },
      ],
    },
    'sidecars use more cpu in total than',
  ],
  [
    'cpu',
    {
      cpu: 512,
      memory: 1024,
      sidecars: [
        { name: 'a', cpu: 200 },
        { name: 'b', cpu: 200 },
      ],
    },
    { cpu: 256 },
    'sidecars use more cpu in total than',
  ],
  ['containerName', { sidecars: [{ name: 'agent' }] }, { containerName: 'agent' }, 'duplicate name'],
  ['taskPolicyArns', { taskRoleArn: ROLE }, { taskPolicyArns: [POLICY] }, 'cannot be combined with taskRoleArn'],
  ['taskRoleArn', { taskPolicyArns: [POLICY] }, { taskRoleArn: ROLE }, 'cannot be combined with taskRoleArn'],
  ['executionPolicyArns', { executionRoleArn: ROLE }, { executionPolicyArns: [POLICY] }, 'cannot be combined with'],
  ['executionRoleArn', { executionPolicyArns: [POLICY] }, { executionRoleArn: ROLE }, 'cannot be combined with'],
  ['secretsKeyArns', { executionRoleArn: ROLE }, { secretsKeyArns: [KEY] }, 'cannot be combined with executionRoleArn'],
  [
    'executionRoleArn',
    { secretsKeyArns: [KEY] },
    { executionRoleArn: ROLE },
    'cannot be combined with executionRoleArn',
  ],
  [
    'serviceDiscovery.dnsRecordType',
    { serviceDiscovery: { namespaceId: 'ns-1' } },
    { serviceDiscovery: { dnsRecordType: 'SRV' as never } },
    'an SRV record requires containerPort',
  ],
  [
    'serviceDiscovery.name',
    { serviceDiscovery: { serviceArn: 'arn:aws:servicediscovery:eu-west-1:333333333333:service/srv-1' } },
    { serviceDiscovery: { name: 'web' } },
    'cannot be combined with serviceArn',
  ],
  ['environment', {}, { environment: { LONG: 'x'.repeat(60_000) } }, 'too large for the template body'],
])('a problem with %s is reported where an environment overrides it', (key, service, overrides, line) => {
  const lines = linesOf(configWithService({ ...service, overrides: { production: overrides } }));

  expect(lines).toContainEqual(expect.stringContaining(`services[0].overrides.production.${key}: ${line}`));
});
