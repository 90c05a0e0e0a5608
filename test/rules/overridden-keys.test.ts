import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

type Overrides = NonNullable<ServiceConfig['overrides']>[string];

const ROLE = 'arn:aws:iam::333333333333:role/web';
const POLICY = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';
const KEY = 'arn:aws:kms:eu-west-1:333333333333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** The settings of a service that contradict each other in production only, where it overrides one of them. */
test.each<[overridden: string, service: Partial<ServiceConfig>, overrides: Overrides, line: string]>([
  ['memory', { cpu: 256, memory: 512 }, { memory: 8192 }, 'no such Fargate size'],
  ['cpu', { cpu: 1024, memory: 4096 }, { cpu: 256 }, 'no such Fargate size'],
  ['autoscaling.max', { autoscaling: { min: 2, max: 4 } }, { autoscaling: { max: 1 } }, 'max is below min'],
  ['autoscaling.min', { autoscaling: { min: 2, max: 4 } }, { autoscaling: { min: 5 } }, 'max is below min'],
  [
    'alarm.datapointsToAlarm',
    { alarm: { datapointsToAlarm: 2, evaluationPeriods: 2 } },
    { alarm: { datapointsToAlarm: 3 } },
    'datapointsToAlarm is above evaluationPeriods',
  ],
  [
    'alarm.evaluationPeriods',
    { alarm: { datapointsToAlarm: 2, evaluationPeriods: 2 } },
    { alarm: { evaluationPeriods: 1 } },
    'datapointsToAlarm is above evaluationPeriods',
  ],
  [
    'deployment.maximumPercent',
    { deployment: { maximumPercent: 200 } },
    { deployment: { maximumPercent: 100 } },
    'no deployment could replace a task',
  ],
  [
    'deployment.minimumHealthyPercent',
    { deployment: { minimumHealthyPercent: 0, maximumPercent: 100 } },
    { deployment: { minimumHealthyPercent: 100 } },
    'no deployment could replace a task',
  ],
  ['sidecars[0].cpu', { sidecars: [{ name: 'agent' }] }, { sidecars: [{ name: 'agent', cpu: 512 }] }, 'more cpu than'],
  ['cpu', { cpu: 512, memory: 1024, sidecars: [{ name: 'agent', cpu: 512 }] }, { cpu: 256 }, 'more cpu than'],
  [
    'sidecars',
    { cpu: 256, sidecars: [] },
    {
      sidecars: [
        { name: 'a', cpu: 200 },
        { name: 'b', cpu: 200 },
      ],
    },
    'together more cpu than',
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
    'together more cpu than',
  ],
  ['containerName', { sidecars: [{ name: 'agent' }] }, { containerName: 'agent' }, 'there twice'],
  ['taskPolicyArns', { taskRoleArn: ROLE }, { taskPolicyArns: [POLICY] }, 'not possible with taskRoleArn'],
  ['taskRoleArn', { taskPolicyArns: [POLICY] }, { taskRoleArn: ROLE }, 'not possible with taskRoleArn'],
  ['executionPolicyArns', { executionRoleArn: ROLE }, { executionPolicyArns: [POLICY] }, 'not possible with'],
  ['executionRoleArn', { executionPolicyArns: [POLICY] }, { executionRoleArn: ROLE }, 'not possible with'],
  ['secretsKeyArns', { executionRoleArn: ROLE }, { secretsKeyArns: [KEY] }, 'not possible with executionRoleArn'],
  ['executionRoleArn', { secretsKeyArns: [KEY] }, { executionRoleArn: ROLE }, 'not possible with executionRoleArn'],
  [
    'serviceDiscovery.dnsRecordType',
    { serviceDiscovery: { namespaceId: 'ns-1' } },
    { serviceDiscovery: { dnsRecordType: 'SRV' as never } },
    'a record with a port, without a containerPort',
  ],
  [
    'serviceDiscovery.name',
    { serviceDiscovery: { serviceArn: 'arn:aws:servicediscovery:eu-west-1:333333333333:service/srv-1' } },
    { serviceDiscovery: { name: 'web' } },
    'together with serviceArn',
  ],
  ['environment', {}, { environment: { LONG: 'x'.repeat(60_000) } }, 'too much for the template body'],
])('%s is named where an environment overrides it', (key, service, overrides, line) => {
  const lines = linesOf(configWithService({ ...service, overrides: { production: overrides } }));

  expect(lines).toContainEqual(expect.stringContaining(`services[0].overrides.production.${key}: ${line}`));
});
