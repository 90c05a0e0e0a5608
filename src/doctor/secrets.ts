import { parseArn } from '../aws/arn';
import { DescribeParametersCommand, DescribeSecretCommand, SecretsManagerClient, SSMClient } from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { OK, problem, Verdict } from './verdict';

const FIX = 'create it, or correct its ARN under secrets or secretOptions';

/** The environment that uses a secret. */
interface SecretUser {
  readonly name: string;
  readonly accountId: string;
}

/**
 * A secret or a parameter. Its value is not read.
 *
 * @param accounts - the accounts of the config; there are no credentials for others
 */
export function secret(user: SecretUser, arn: string, accounts: readonly { readonly accountId: string }[]): Check {
  const { accountId, region, resource, service } = parseArn(arn)!;
  const isOurs = accounts.some((account) => account.accountId === accountId);
  const common = { where: user.name, accountId: isOurs ? accountId : user.accountId, region };
  const run = (work: Check['run']): Check['run'] =>
    isOurs
      ? work
      : async () => ({ status: 'not checked', reason: `in account ${accountId}, which is not in this config` });
  if (service === 'ssm') {
    const path = resource.slice('parameter'.length);
    return { ...common, subject: `SSM parameter ${path}`, run: run((session) => hasParameter(session, region, path)) };
  }
  // A JSON key and a version can follow `secret:NAME`.
  const secretArn = arn.split(':').slice(0, 7).join(':');
  return {
    ...common,
    subject: `Secrets Manager secret ${resource.split(':')[1]}`,
    run: run((session) => hasSecret(session, region, secretArn)),
  };
}

async function hasSecret(session: Session, region: string, arn: string): Promise<Verdict> {
  const client = new SecretsManagerClient({ ...CLIENT_SETTINGS, ...session, region });
  try {
    const { ARN = '', DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId: arn }));
    if (DeletedDate)
      return problem('scheduled for deletion', 'restore it, or correct its ARN under secrets or secretOptions');
    return isSecretArn(arn, ARN)
      ? OK
      : problem(`has a different ARN, ${ARN}`, 'use that ARN under secrets or secretOptions');
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    return problem('not found', FIX);
  }
}

/**
 * Whether an ARN under `secrets` identifies a secret: it is the full ARN, or lacks the hyphen and the six characters that
 * AWS appends. AWS and the policy of the tasks take any name that ends in such a suffix for a full ARN.
 *
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
 */
export function isSecretArn(given: string, actual: string): boolean {
  return given === actual || (!RANDOM_SUFFIX.test(given) && actual.replace(RANDOM_SUFFIX, '') === given);
}

const RANDOM_SUFFIX = /-[A-Za-z0-9]{6}$/;

/** Looks for both `/a` and `a`, because their ARNs are the same. */
async function hasParameter(session: Session, region: string, path: string): Promise<Verdict> {
  const ssm = new SSMClient({ ...CLIENT_SETTINGS, ...session, region });
  const names = path.lastIndexOf('/') > 0 ? [path] : [path, path.slice(1)];
  const { Parameters = [] } = await ssm.send(
    new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: names }] }),
  );
  return Parameters.length > 0 ? OK : problem('not found', FIX);
}
