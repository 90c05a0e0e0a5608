import { EnvironmentModel, EnvironmentServiceModel, Model, PipelineModel } from '../../src/model/model';
import { NamedType } from './name-kinds';

/** The name of a resource. */
export interface CreatedName {
  readonly type: NamedType;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

type Named = Pick<CreatedName, 'type' | 'name'>;

const all = (type: NamedType, ...names: string[]): Named[] => names.map((name) => ({ type, name }));

/**
 * The names of everything that Terraform creates for an environment, repeated here from the modules; the terraform
 * suite compares them with Terraform's. Target groups are left out because their names end with a hash.
 */
export function namesInEnvironment({ clusterName, inputs, loadBalancerName, lookPolicy, services }: EnvironmentModel) {
  return [
    ...all('aws_iam_policy', lookPolicy),
    ...(inputs.includes('cluster_name') ? all('aws_ecs_cluster', clusterName) : []),
    ...(inputs.includes('security_group_ids') ? all('aws_security_group', `${clusterName}-services`) : []),
    ...(inputs.includes('listener_arn')
      ? [...all('aws_lb', loadBalancerName), ...all('aws_security_group', `${clusterName}-load-balancer`)]
      : []),
    ...services.flatMap(namesOfService),
  ];
}

function namesOfService({ settings }: EnvironmentServiceModel): Named[] {
  const { executionRoleArn, logGroupName, schedule, stackName, taskRoleArn } = settings;
  const roles = [
    'cloudformation',
    'deploy',
    'promotion',
    ...(executionRoleArn === null ? ['execution'] : []),
    ...(taskRoleArn === null ? ['task'] : []),
    ...(schedule === null ? [] : ['scheduler']),
  ];
  return [
    ...all('aws_cloudformation_stack', stackName),
    ...all('aws_iam_role', ...roles.map((role) => `${stackName}-${role}`)),
    ...all('aws_ssm_parameter', `/ecs/${stackName}/deployed-image`, `/ecs/${stackName}/deployment`),
    ...(logGroupName === null ? all('aws_cloudwatch_log_group', `/ecs/${stackName}`) : []),
  ];
}

/** The names of the resources in the template of a service's stack. */
export function namesInStack({ settings: { schedule, stackName } }: EnvironmentServiceModel): Named[] {
  return [
    ...all('AWS::ECS::TaskDefinition', stackName),
    ...(schedule === null
      ? all('AWS::CloudWatch::Alarm', `${stackName}-missing-tasks`)
      : all('AWS::Scheduler::Schedule', stackName)),
  ];
}

/** The names of everything that Terraform creates in the pipeline account, except the artifact stores. */
export function namesOfPipelines(model: Model): Named[] {
  const { environments, lookPolicy, name, notifications, pipelines } = model;
  const approvals = environments.flatMap((environment) =>
    environment.approvals.map((one) => ({ ...one, environment })),
  );
  const waitsFor = (environment: string) => (one: Model['notifications'][number]) =>
    one.events.some((event) => event === 'waiting') &&
    one.emails.length > 0 &&
    (one.environments.length === 0 || one.environments.includes(environment));
  const told = approvals.filter(
    ({ environment, notify }) => notify.length > 0 || notifications.some(waitsFor(environment.name)),
  );
  const ownTopics = notifications.filter(({ emails, rules }) => emails.length > 0 && rules.length > 0);
  return [
    ...all('aws_iam_policy', lookPolicy, ...approvals.map(({ policy }) => policy)),
    ...all('aws_iam_policy', ...environments.flatMap(({ operatePolicy }) => operatePolicy ?? [])),
    ...all('aws_sns_topic', ...told.map(({ topic }) => topic), ...ownTopics.map(({ topic }) => topic)),
    ...all('aws_cloudwatch_event_rule', ...notifications.flatMap(({ rules }) => rules.map((rule) => rule.name))),
    ...(ownTopics.length + told.length > 0 ? all('aws_kms_alias', `alias/${name}-notifications`) : []),
    ...pipelines.flatMap(namesOfPipeline),
  ];
}

function namesOfPipeline({ environments, name, prefix, repository }: PipelineModel): Named[] {
  const { creation, github, gitlab, pushUser } = repository;
  return [
    ...all('aws_codepipeline', name, ...environments.map((environment) => `${name}_${environment}`)),
    ...all('aws_cloudformation_stack', `${prefix}-functions`),
    ...all('aws_cloudwatch_log_group', `/aws/lambda/${prefix}-promotion`),
    ...all('aws_cloudwatch_event_rule', `${prefix}-image-pushed`),
    ...all('aws_iam_role', ...['pipeline', 'functions', 'events'].map((role) => `${prefix}-${role}`)),
    ...(github ? all('aws_iam_role', `${prefix}-push`) : []),
    ...(gitlab ? all('aws_iam_role', `${prefix}-gitlab-push`) : []),
    ...(creation ? all('aws_ecr_repository', repository.name, ...creation.extraRepositoryNames) : []),
    ...(pushUser === null ? [] : all('aws_iam_user', pushUser)),
  ];
}

/** The names of the resources in the template of a pipeline's stack, and of the parameters of a running pipeline. */
export function namesWhileRunning({ environments, path, pipelines }: Model): Named[] {
  return pipelines.flatMap(({ environments: own, name, prefix }) => [
    ...all('AWS::Lambda::Function', `${prefix}-promotion`),
    ...environments
      .filter((environment) => own.includes(environment.name))
      .flatMap((environment) => {
        const agreements = environment.approvals.map((approval) => `agreement/${approval.name ?? 'Approve'}`);
        return all(
          'aws_ssm_parameter',
          ...['hold', ...agreements].map((end) => `${path}${name}/${environment.name}/${end}`),
        );
      }),
  ]);
}

/** The names of the artifact store of a Region. */
export function namesOfStore({ aliasName, bucketName }: Model['artifactStores'][number]): Named[] {
  return [...all('aws_s3_bucket', bucketName), ...all('aws_kms_alias', `alias/${aliasName}`)];
}
