import { PutParameterCommand, SSMClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { Promotion } from './targets';

/** Agrees to the direct deployment of an image. Replaces the previous agreement for the approval. @throws CallError */
export async function giveAgreement(
  account: AwsAccount,
  { region }: Promotion,
  parameter: string,
  digest: string,
): Promise<void> {
  const command = new PutParameterCommand({ Name: parameter, Type: 'String', Value: digest, Overwrite: true });
  await account.ask('ssm:PutParameter', account.client(SSMClient, region).send(command));
}
