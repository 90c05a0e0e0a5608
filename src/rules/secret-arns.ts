import { partitionOf } from '../aws/partition';
import { Problem } from '../config/problem';
import { containersOf, secretsOf } from './containers';
import { settingsRule } from './rule';

/**
 * Values of `secrets` and `secretOptions` that are not ARNs in the partition. Such a value is most likely the secret
 * itself, so messages do not contain it. The ARN of a secret does not need the six characters that AWS appends to its
 * name: Amazon ECS finds the secret without them.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
 */
export const secretArns = settingsRule(['logging', 'secrets', 'sidecars'], ({ at, settings }, { region }) =>
  containersOf(settings)
    .flatMap(secretsOf)
    .flatMap(({ arn, path }): Problem[] => {
      const problem = arnProblem(arn, region);
      return problem ? [{ path: at(path), ...problem }] : [];
    }),
);

const ARN = /^arn:([a-z-]+):(?:secretsmanager:[a-z0-9-]+:\d{12}:secret:|ssm:[a-z0-9-]+:\d{12}:parameter\/)(.+)$/;

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const SECRET_NAME = /^[\w/+=.@-]+$/;

/** Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
const PARAMETER_NAME = /^[\w./-]+$/;

function arnProblem(arn: string, region: string | undefined): Pick<Problem, 'message' | 'fix'> | undefined {
  const partition = partitionOf(region ?? '').name;
  const noArn = {
    message: `not the ARN of a secret or parameter in partition ${partition}`,
    fix: `use an ARN such as arn:${partition}:secretsmanager:…:secret:… or arn:${partition}:ssm:…:parameter/…`,
  };
  const [, ownPartition, resource = ''] = ARN.exec(arn) ?? [];
  if (ownPartition === undefined || (region && ownPartition !== partition)) return noArn;

  const isSecret = arn.includes(':secretsmanager:');
  const [name = '', ...reference] = isSecret ? resource.split(':') : [resource];
  if (/[*?]/.test(name))
    return {
      message: 'contains a wildcard, which would let the tasks read other secrets as well',
      fix: 'use the ARN of one secret or parameter',
    };
  if (!(isSecret ? SECRET_NAME : PARAMETER_NAME).test(name)) return noArn;
  if (reference.length === 0 || reference.length === JSON_KEY_REFERENCE.length) return undefined;
  return {
    message: `has ${reference.length} colons instead of 3 for a JSON key, version stage and version ID`,
    fix: 'write all three after the name of the secret, such as …:secret:shop/api-a1b2c3:password::',
  };
}

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html */
const JSON_KEY_REFERENCE = ['json-key', 'version-stage', 'version-id'];
