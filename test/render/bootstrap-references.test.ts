import { ServiceConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { References, referencesOf } from '../../src/render/bootstrap-references';
import { configWithService } from '../config/fixtures';

const NOTHING: References = { roles: false, policies: false, keys: false, discovery: false, namespaces: null };

const ROLE = 'arn:aws:iam::222222222222:role/web';
const POLICY = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const NAMESPACES = ['222222222222', '333333333333'].map(
  (account) => `arn:aws:servicediscovery:eu-west-1:${account}:namespace/ns-1`,
);

/** Each gives Terraform's roles permissions to read the references, and nothing else. */
test.each<[what: string, service: Partial<ServiceConfig>, references: Partial<References>]>([
  ['nothing', {}, {}],
  ['a task role', { taskRoleArn: ROLE }, { roles: true }],
  ['an execution role', { executionRoleArn: ROLE }, { roles: true }],
  ['a policy of the task role', { taskPolicyArns: [POLICY] }, { policies: true }],
  ['a policy of the execution role', { executionPolicyArns: [POLICY] }, { policies: true }],
  ['a key', { secretsKeyArns: [KEY] }, { keys: true }],
  ['Service Connect', { containerPort: 80, serviceConnect: {} }, { discovery: true }],
  ['a namespace', { serviceDiscovery: { namespaceId: 'ns-1' } }, { discovery: true, namespaces: NAMESPACES }],
  [
    'an AWS Cloud Map service',
    { serviceDiscovery: { serviceArn: 'arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-1' } },
    { discovery: true },
  ],
  ['a key in one of the environments', { overrides: { production: { secretsKeyArns: [KEY] } } }, { keys: true }],
])('a service that names %s', (_, service, references) => {
  const model = resolveModel(configWithService(service));

  expect(referencesOf(model, model.environments)).toEqual({ ...NOTHING, ...references });
});

test('a namespace of several services is listed once', () => {
  const config = configWithService({ serviceDiscovery: { namespaceId: 'ns-1' } });
  const model = resolveModel({ ...config, services: [...config.services, { ...config.services[0]!, name: 'web' }] });

  expect(referencesOf(model, model.environments).namespaces).toEqual(NAMESPACES);
});
