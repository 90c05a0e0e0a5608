import { parseArn } from '../aws/arn';
import { EnvironmentModel } from '../model/model';
import { DescribeKeyCommand, KMSClient } from '../vendor/aws';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { namedBy } from './environment-check';
import { OK, problem, Verdict } from './verdict';

/** The KMS keys of secrets. A key in another account cannot be checked without that account's permissions. */
export function secretsKeys({ accountId, name, services }: EnvironmentModel): Check[] {
  return namedBy(services, ({ settings }) => settings.secretsKeyArns).map(({ name: arn }) => {
    const key = parseArn(arn)!;
    const isOurs = key.accountId === accountId;
    return {
      where: name,
      subject: `KMS key ${key.resource.slice('key/'.length)}`,
      accountId,
      region: key.region,
      run: async (session) =>
        isOurs
          ? await checkKey(new KMSClient({ ...CLIENT_SETTINGS, ...session, region: key.region }), arn)
          : { status: 'not checked', reason: `in another account, ${key.accountId}` },
    };
  });
}

async function checkKey(kms: KMSClient, arn: string): Promise<Verdict> {
  try {
    const { KeyMetadata: { KeyState: state } = {} } = await kms.send(new DescribeKeyCommand({ KeyId: arn }));
    return state === 'Enabled'
      ? OK
      : problem(`its state is ${state}`, 'cancel its deletion or enable it, so that secrets can be decrypted');
  } catch (error) {
    if ((error as Error).name !== 'NotFoundException') throw error;
    return problem('not found', 'create it, or correct its ARN under secretsKeyArns');
  }
}
