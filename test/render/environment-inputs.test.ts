import { LaunchType, NetworkMode, ServiceConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderEnvironmentInputs } from '../../src/render/environment-inputs';
import { configWithService } from '../config/fixtures';

/** File name to content, for the environment dev. */
function filesFor(service: Partial<ServiceConfig>): { [name: string]: string } {
  const files = renderEnvironmentInputs(resolveModel(configWithService(service)).environments[0]!);
  return Object.fromEntries(files.map(({ content, path }) => [path.replace('environments/dev/', ''), content]));
}

const blocksOf = (text: string) => text.match(/^\w.*(?= \{$)/gm);

const CLUSTER = ['resource "aws_ecs_cluster" "this"'];
const VPC = 'data "aws_vpc" "this"';
const SUBNETS = 'data "aws_subnets" "this"';
const SECURITY_GROUP = [
  'resource "aws_security_group" "services"',
  'resource "aws_vpc_security_group_egress_rule" "services"',
];

const LEFT_OPEN: [string, Partial<ServiceConfig>, { [file: string]: string[] }][] = [
  [
    'everything: each file contains the resources that its name describes',
    {},
    { 'inputs.tf': ['locals'], 'cluster.tf': CLUSTER, 'network.tf': [VPC, SUBNETS, ...SECURITY_GROUP] },
  ],
  [
    'the network',
    { clusterName: 'apps' },
    { 'inputs.tf': ['locals'], 'network.tf': [VPC, SUBNETS, ...SECURITY_GROUP] },
  ],
  [
    'the subnets',
    { clusterName: 'apps', securityGroupIds: ['sg-1'] },
    { 'inputs.tf': ['locals'], 'network.tf': [VPC, SUBNETS] },
  ],
  [
    'the security groups',
    { clusterName: 'apps', subnetIds: ['subnet-1'] },
    { 'inputs.tf': ['locals'], 'network.tf': [VPC, ...SECURITY_GROUP] },
  ],
  [
    'the cluster, for tasks without a network interface',
    { launchType: LaunchType.EC2, networkMode: NetworkMode.BRIDGE },
    { 'inputs.tf': ['locals'], 'cluster.tf': CLUSTER },
  ],
  [
    'the cluster, for tasks on Fargate Spot',
    { capacityProvider: 'FARGATE_SPOT', subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
    { 'inputs.tf': ['locals'], 'cluster.tf': [...CLUSTER, 'resource "aws_ecs_cluster_capacity_providers" "this"'] },
  ],
  ['nothing: no file', { clusterName: 'apps', subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] }, {}],
];

describe.each(LEFT_OPEN)('a config that leaves open %s', (_, service, expected) => {
  const files = filesFor(service);

  test('has the files that it needs', () => {
    expect(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, blocksOf(text)]))).toEqual(expected);
  });

  test('refers only to objects in its files', () => {
    const text = Object.values(files).join('\n');
    const declared = [...text.matchAll(/^(resource|data) "(\w+)" "(\w+)"/gm)].map(([, kind, type, name]) =>
      kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
    );
    const referred = text.replace(/^#.*$/gm, '').match(/\b(data\.)?aws_\w+\.\w+/g) ?? [];

    expect(referred.filter((address) => !declared.includes(address))).toEqual([]);
  });
});

test('each file belongs to the user, and its first lines describe it and what the user can do with it', () => {
  const files = renderEnvironmentInputs(resolveModel(configWithService({})).environments[0]!);

  expect(files.map(({ ownership }) => ownership)).toEqual(['yours', 'yours', 'yours']);
  const firstLines = Object.entries(filesFor({})).map(([name, text]) => [name, text.split('\n').slice(0, 2).join(' ')]);
  expect(Object.fromEntries(firstLines)).toEqual({
    'inputs.tf': expect.stringMatching(/dev.* This file is yours: .* can be a literal/),
    'cluster.tf': expect.stringMatching(/dev\. This file is yours: .* existing cluster, .* delete this file\./),
    'network.tf': expect.stringMatching(/dev\. This file is yours: .* data sources, .* delete this file\./),
  });
});
