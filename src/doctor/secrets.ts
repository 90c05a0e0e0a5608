import { parseArn } from '../aws/arn';
import { DescribeParametersCommand, DescribeSecretCommand, SecretsManagerClient, SSMClient } from '../vendor/aws';
import { Session } from './accounts';
import { Check, OK, problem, Verdict } from './check';
import { CLIENT_SETTINGS } from './client-settings';

const FIX = 'create it, or correct its ARN under secrets';

/** Who uses a secret. */
interface SecretUser {
  readonly name: string;
  readonly accountId: string;
}

/**
 * A secret or a parameter. Its value is not read.
 *
 * @param accounts - those of the config; of another account nobody here has credentials
 */
export function secret(user: SecretUser, arn: string, accounts: readonly { readonly accountId: string }[]): Check {
  const { accountId, region, resource, service } = parseArn(arn)!;
  const isOurs = accounts.some((account) => account.accountId === accountId);
  const common = { where: user.name, accountId: isOurs ? accountId : user.accountId, region };
  const run = (work: Check['run']): Check['run'] =>
    isOurs ? work : async () => ({ status: 'not checked', reason: `in ${accountId}, no account of this config` });
  if (service === 'ssm') {
    const path = resource.slice('parameter'.length);
    return { ...common, subject: `parameter ${path}`, run: run((session) => hasParameter(session, region, path)) };
  }
  // `secret:NAME`, behind which a JSON key and a version may follow.
  const secretArn = arn.split(':').slice(0, 7).join(':');
  return {
    ...common,
    subject: `secret ${resource.split(':')[1]}`,
    run: run((session) => hasSecret(session, region, secretArn)),
  };
}

async function hasSecret(session: Session, region: string, arn: string): Promise<Verdict> {
  const client = new SecretsManagerClient({ ...CLIENT_SETTINGS, ...session, region });
  try {
    const { DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId: arn }));
    return DeletedDate ? problem('scheduled for deletion', 'restore it, or correct its ARN under secrets') : OK;
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    return problem('not there', FIX);
  }
}

/** The ARN of `/a/b` has one slash behind `parameter`, and so has that of `a`. */
async function hasParameter(session: Session, region: string, path: string): Promise<Verdict> {
  const ssm = new SSMClient({ ...CLIENT_SETTINGS, ...session, region });
  const names = path.lastIndexOf('/') > 0 ? [path] : [path, path.slice(1)];
  const { Parameters = [] } = await ssm.send(
    new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: names }] }),
  );
  return Parameters.length > 0 ? OK : problem('not there', FIX);
}
