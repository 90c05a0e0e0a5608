import { GetParametersByPathCommand, SSMClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';

/**
 * The values of a product's holds and agreements, by parameter name.
 *
 * @param path - the common prefix of the names
 * @throws CallError
 */
export async function readParameters(account: AwsAccount, region: string, path: string): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const command = new GetParametersByPathCommand({ Path: path, Recursive: true, NextToken });
    const answer = await account.ask('ssm:GetParametersByPath', account.client(SSMClient, region).send(command));
    for (const { Name = '', Value = '' } of answer.Parameters ?? []) values.set(Name, Value);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return values;
}
