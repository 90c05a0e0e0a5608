import { resolveRead } from '../bootstrap/resolve-template';
import {
  CreatedName,
  namesInEnvironment,
  namesInStack,
  namesOfPipelines,
  namesOfStore,
  namesWhileRunning,
} from './created-names';
import { NAME_KINDS, NamedType, NameKind } from './name-kinds';
import { Property, Repository } from './repository';

/** Every name in every account: from Terraform, stacks, bootstrap, and running pipelines. */
function namesIn(repository: Repository): CreatedName[] {
  const { artifactStores, environments, pipelineAccount } = repository.model;
  const { accountId } = pipelineAccount;
  return [
    ...environments.flatMap((environment) =>
      [...namesInEnvironment(environment), ...environment.services.flatMap(namesInStack)].map((named) => ({
        ...named,
        accountId: environment.accountId,
        region: environment.region,
      })),
    ),
    ...[...namesOfPipelines(repository.model), ...namesWhileRunning(repository.model)].map((named) => ({
      ...named,
      accountId,
      region: pipelineAccount.region,
    })),
    ...artifactStores.flatMap((store) =>
      namesOfStore(store).map((named) => ({ ...named, accountId, region: store.region })),
    ),
    ...namesOfBootstrap(repository),
  ];
}

/** For each resource type of a bootstrap template: the property with the name, and the type here. */
const BOOTSTRAP_NAMES: { readonly [type: string]: readonly [string, NamedType] } = {
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName', 'aws_iam_policy'],
  'AWS::IAM::OIDCProvider': ['Url', 'AWS::IAM::OIDCProvider'],
  'AWS::IAM::Role': ['RoleName', 'aws_iam_role'],
  'AWS::S3::Bucket': ['BucketName', 'aws_s3_bucket'],
};

/** The names in the rendered templates, and those of their stacks. */
function namesOfBootstrap({ model: { bootstrap, partition }, templates }: Repository): CreatedName[] {
  return bootstrap.accounts.flatMap(({ accountId, isPipelineAccount, region }) => {
    const read = templates.get(`bootstrap/${isPipelineAccount ? 'pipeline' : 'environments'}.yaml`);
    if (!read) return [];
    const resources = Object.values(resolveRead(read.template, accountId, partition.name)).flatMap(
      ({ Properties, Type }): CreatedName[] => {
        const [property, type] = BOOTSTRAP_NAMES[Type] ?? [];
        const name = property && Properties[property];
        return type && typeof name === 'string' ? [{ type, name, accountId, region }] : [];
      },
    );
    return [{ type: 'aws_cloudformation_stack', name: bootstrap.stackName, accountId, region }, ...resources];
  });
}

export const allowedNames: Property = {
  title: 'every name has the characters and the length that AWS allows',
  problemsOf: (repository) =>
    namesIn(repository)
      .filter(({ name, type }) => !NAME_KINDS[type].pattern.test(name))
      .map(({ name, type }) => `${type}: ${name} (${name.length} characters)`),
};

export const distinctNames: Property = {
  title: 'no two resources of a kind share a name where AWS allows only one',
  problemsOf: (repository) => {
    const seen = new Map<string, number>();
    for (const { accountId, name, region, type } of namesIn(repository)) {
      const { ignoresCase, scope }: NameKind = NAME_KINDS[type];
      const place = { account: accountId, region: `${accountId} ${region}`, world: '' }[scope];
      const key = `${type} ${ignoresCase ? name.toLowerCase() : name} in ${place}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    return [...seen].filter(([, count]) => count > 1).map(([key, count]) => `${count} times: ${key}`);
  },
};
