import { CloudFormationPropertiesConfig, LaunchType, ServiceConfig, SidecarConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig } from '../config/fixtures';

/** Without the start of the path, which all have in common. */
const problemsOf = (cloudFormationProperties: CloudFormationPropertiesConfig, service: Partial<ServiceConfig> = {}) =>
  linesOf(minimalConfig({ services: [{ name: 'api', ...service, cloudFormationProperties }] })).map((line) =>
    line.replace('services[0].cloudFormationProperties.', ''),
  );

const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/a/b';

test('properties without a dedicated key', () => {
  const properties = {
    service: {
      AvailabilityZoneRebalancing: 'ENABLED',
      DeploymentConfiguration: { BakeTimeInMinutes: 5 },
      LoadBalancers: [{ ContainerName: 'proxy', ContainerPort: 80, TargetGroupArn: `${targetGroupArn}c` }],
      PropagateTags: 'TASK_DEFINITION',
      Tags: [{ Key: 'a', Value: { 'Fn::Sub': '${AWS::Region}' } }],
      VolumeConfigurations: [{ Name: 'data', ManagedEBSVolume: { RoleArn: 'arn:aws:iam::222222222222:role/ebs' } }],
    },
    taskDefinition: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      Volumes: [{ Name: 'uploads', EFSVolumeConfiguration: { TransitEncryptionPort: 2049 } }],
    },
    container: {
      Environment: [{ Name: 'STACK', Value: { Ref: 'AWS::StackName' } }],
      PortMappings: [{ ContainerPort: 8080, Name: 'web' }],
      Ulimits: { 'Fn::If': ['HasImage', [], []] },
    },
  };

  expect(problemsOf(properties)).toEqual([]);
});

test('a property that is newer than this version', () => {
  const service = { DeploymentConfiguration: { PauseBetweenWaves: 5 }, WarmPool: { Size: 1 } };

  expect(problemsOf({ service })).toEqual([]);
});

test('managed properties, with the keys to use instead', () => {
  const properties = {
    service: { Cluster: 'main', DesiredCount: 2, LaunchType: 'EC2', Role: 'ecs', TaskDefinition: 'api:1' },
    taskDefinition: { ContainerDefinitions: [], Family: 'api', TaskRoleArn: 'arn:aws:iam::222222222222:role/api' },
    container: { Image: 'nginx', Secrets: [{ Name: 'A', ValueFrom: 'b' }] },
  };

  expect(problemsOf(properties)).toEqual([
    'container.Image: managed by ecs-pipeline, got "nginx"; remove it because the pipeline deploys the image',
    'container.Secrets: managed by ecs-pipeline, got a list of 1; use secrets because the execution role can read only the secrets that are set there',
    'service.Cluster: has a dedicated key, got "main"; use clusterName',
    'service.DesiredCount: managed by ecs-pipeline, got 2; use autoscaling.min because every deployment would reset the number of tasks to the count in the template',
    'service.LaunchType: has a dedicated key, got "EC2"; use launchType',
    'service.Role: managed by ecs-pipeline, got "ecs"; remove it because ECS uses its service-linked role',
    'service.TaskDefinition: managed by ecs-pipeline, got "api:1"; remove it because the pipeline deploys the task definition in the same template',
    'taskDefinition.ContainerDefinitions: managed by ecs-pipeline, got an empty list; use cloudFormationProperties.container or sidecars because the pipeline deploys the image of one of the containers',
    'taskDefinition.Family: has a dedicated key, got "api"; use stackName',
    'taskDefinition.TaskRoleArn: has a dedicated key, got "arn:aws:iam::222222222222:role/api"; use taskRoleArn',
  ]);
});

test('managed properties at deeper levels, also in list items', () => {
  const properties = {
    service: { DeploymentConfiguration: { Alarms: { Enable: false }, MaximumPercent: 150 } },
    taskDefinition: { Volumes: [{ Name: 'a' }, { Name: 'b', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } }] },
  };

  expect(problemsOf(properties)).toEqual([
    'service.DeploymentConfiguration.Alarms.Enable: has a dedicated key, got false; use deployment.alarmNames',
    'service.DeploymentConfiguration.MaximumPercent: has a dedicated key, got 150; use deployment.maximumPercent',
    'taskDefinition.Volumes[1].EFSVolumeConfiguration.FilesystemId: has a dedicated key, got "fs-1"; use volumes[].efs',
  ]);
});

test('a pasted task definition, and misspelled names', () => {
  const properties = {
    service: { LoadBalancer: [{ TargetGroupArn: targetGroupArn }], somethingElse: 1 },
    taskDefinition: { executionRoleArn: 'arn:aws:iam::222222222222:role/api' },
    container: {
      logConfiguration: { logDriver: 'awsfirelens' },
      Ulimits: [{ Name: 'nofile', softLimit: 1, HardLimits: 1 }],
    },
  };

  expect(problemsOf(properties)).toEqual([
    'container.Ulimits[0].HardLimits: unknown property; did you mean HardLimit?',
    'container.Ulimits[0].softLimit: unknown property; did you mean SoftLimit?',
    'container.logConfiguration: has a dedicated key, got a map; use logging',
    'service.LoadBalancer: unknown property; did you mean LoadBalancers?',
    'service.somethingElse: unknown property; use the CloudFormation name, which starts with a capital letter',
    'taskDefinition.executionRoleArn: has a dedicated key, got "arn:aws:iam::222222222222:role/api"; use executionRoleArn',
  ]);
});

test('properties that cannot be merged with the generated ones', () => {
  const properties = {
    service: { DeploymentConfiguration: { 'Fn::If': ['HasImage', {}, {}] }, LoadBalancers: [{ ContainerPort: 80 }] },
    container: {
      RestartPolicy: 'none',
      PortMappings: { ContainerPort: 80 },
      Environment: [{ Value: 'a' }, { 'Fn::If': ['HasImage', {}, {}] }],
      Ulimits: [{ Name: 'nofile' }, 'core=0'],
    },
  };

  expect(problemsOf(properties)).toEqual([
    'container.Environment[0]: requires Name; add it to identify the list item',
    'container.Environment[1]: cannot be a CloudFormation function; write a map, which can be merged',
    'container.PortMappings: not a list of maps, got a map; write a list of maps',
    'container.RestartPolicy: not a map, got "none"; write a map',
    'container.Ulimits[1]: not a map; write a map',
    'service.DeploymentConfiguration: cannot be a CloudFormation function; write a map, which can be merged',
    'service.LoadBalancers[0]: requires TargetGroupArn or LoadBalancerName; add it to identify the list item',
  ]);
});

test('a role whose ARN is unknown', () => {
  const role = (RoleArn: unknown) => ({ service: { VpcLatticeConfigurations: [{ RoleArn }] } });
  const fix = 'write the full ARN because the stack can pass only this role';

  expect(problemsOf(role({ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/a' }))).toEqual([
    `service.VpcLatticeConfigurations[0].RoleArn: not the ARN of a role, got a map; ${fix}`,
  ]);
  expect(problemsOf(role('arn:aws:iam::222222222222:role/*'))).toEqual([
    `service.VpcLatticeConfigurations[0].RoleArn: not the ARN of a role, got "arn:aws:iam::222222222222:role/*"; ${fix}`,
  ]);
});

test('items that conflict with a key', () => {
  const service: Partial<ServiceConfig> = {
    launchType: LaunchType.EC2,
    environment: { LOG_LEVEL: 'info' },
    secrets: { API_KEY: 'arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key' },
    volumes: [{ name: 'scratch' }],
    mountPoints: [{ volume: 'scratch', containerPath: '/tmp' }],
    bindMounts: [{ hostPath: '/data', containerPath: '/data' }],
  };
  const container = {
    Environment: [{ Name: 'LOG_LEVEL', Value: 'secret' }, { Name: 'API_KEY', Value: 'secret' }, { Name: 'OTHER' }],
    MountPoints: [{ ContainerPath: '/tmp' }, { ContainerPath: '/data' }, { ContainerPath: '/other' }],
    ResourceRequirements: [{ Type: 'GPU', Value: '1' }, { Type: 'InferenceAccelerator' }],
  };

  expect(problemsOf({ container }, service)).toEqual([
    'container.Environment[0].Name: has a dedicated key, got "LOG_LEVEL"; use environment',
    'container.Environment[1].Name: has a dedicated key, got "API_KEY"; use secrets',
    'container.MountPoints[0].ContainerPath: has a dedicated key, got "/tmp"; use mountPoints',
    'container.MountPoints[1].ContainerPath: has a dedicated key, got "/data"; use bindMounts',
    'container.ResourceRequirements[0].Type: has a dedicated key, got "GPU"; use gpu',
  ]);
});

test('the properties of a sidecar follow the same rules, with its own keys', () => {
  const sidecar = (cloudFormationProperties: Record<string, unknown>, config: Partial<SidecarConfig> = {}) =>
    linesOf(configWithService({ sidecars: [{ name: 'proxy', ...config, cloudFormationProperties }] })).map((line) =>
      line.replace('services[0].sidecars[0].cloudFormationProperties.', ''),
    );

  expect(sidecar({ RestartPolicy: { Enabled: true }, ResourceRequirements: [{ Type: 'GPU', Value: '1' }] })).toEqual(
    [],
  );
  expect(
    sidecar({ Cpu: 64, Image: 'nginx', LogConfiguration: { LogDriver: 'splunk' }, RepositoryCredentials: {} }),
  ).toEqual([
    'Cpu: has a dedicated key, got 64; use sidecars[].cpu',
    'Image: has a dedicated key, got "nginx"; use sidecars[].image',
    'LogConfiguration: has a dedicated key, got a map; use sidecars[].logging',
    'RepositoryCredentials: managed by ecs-pipeline, got a map; remove it because the execution role cannot read the credentials; copy the image to Amazon ECR',
  ]);
  expect(sidecar({ restartPolicy: {}, Environment: [{ Value: 'a' }] })).toEqual([
    'Environment[0]: requires Name; add it to identify the list item',
    'restartPolicy: unknown property; did you mean RestartPolicy?',
  ]);
  expect(sidecar({ Environment: [{ Name: 'A', Value: '1' }] }, { environment: { A: '2' } })).toEqual([
    'Environment[0].Name: has a dedicated key, got "A"; use environment',
  ]);
  expect(sidecar({ RestartPolicy: { Enabled: null } })).toEqual([
    'RestartPolicy.Enabled: not a valid template value, got no value; use strings, numbers, booleans, lists and maps',
  ]);
});

test('the target group of a key forwards to the port of a key', () => {
  const AdvancedConfiguration = { AlternateTargetGroupArn: `${targetGroupArn}c` };
  const problems = (item: object) =>
    problemsOf({ service: { LoadBalancers: [item] } }, { targetGroupArn, containerPort: 8080 });

  expect(problems({ AdvancedConfiguration })).toEqual([]);
  expect(problems({ TargetGroupArn: targetGroupArn, ContainerName: 'api', ContainerPort: '8080' })).toEqual([]);
  expect(problems({ TargetGroupArn: `${targetGroupArn}c`, ContainerName: 'proxy', ContainerPort: 80 })).toEqual([]);
  expect(problems({ AdvancedConfiguration, ContainerPort: 80 })).toEqual([
    'service.LoadBalancers[0].ContainerPort: conflicts with targetGroupArn, got 80; remove one of the two',
  ]);
  expect(problems({ TargetGroupArn: targetGroupArn, ContainerName: 'proxy' })).toEqual([
    'service.LoadBalancers[0].ContainerName: conflicts with targetGroupArn, got "proxy"; remove one of the two',
  ]);
});

test('a problem in an override is reported at the override', () => {
  const overrides = { production: { cloudFormationProperties: { service: { Cluster: 'main' } } } };

  expect(linesOf(configWithService({ overrides }))).toEqual([
    'services[0].overrides.production.cloudFormationProperties.service.Cluster: has a dedicated key, got "main"; use clusterName',
  ]);
});

test.each([
  ['null', null, 'no value'],
  ['not a number', Number.NaN, 'NaN'],
  ['a symbol', Symbol('a'), 'Symbol(a)'],
])('a template cannot contain %s', (_, value, shown) => {
  expect(problemsOf({ service: { A: [{ B: value }] } })).toEqual([
    `service.A[0].B: not a valid template value, got ${shown}; use strings, numbers, booleans, lists and maps`,
  ]);
});

test('a list that contains itself', () => {
  const service: Record<string, unknown> = {};
  service.Again = [service, service];

  expect(problemsOf({ service })).toEqual(['service.Again: nested too deeply; use at most 32 levels']);
});
