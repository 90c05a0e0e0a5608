import { GetParameterHistoryCommand, ParameterHistory, SSMClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { LedgerEntry, parseLedgerEntry } from './ledger';
import { Target } from './targets';

/** The deployment history of a target, the newest first. SSM keeps 100 versions. @throws AccountError */
export async function readHistory(account: AwsAccount, { ledger, pipeline, region }: Target): Promise<LedgerEntry[]> {
  const versions: ParameterHistory[] = [];
  let NextToken: string | undefined;
  do {
    const command = new GetParameterHistoryCommand({ Name: ledger, NextToken });
    const answer = account.ask('ssm:GetParameterHistory', account.client(SSMClient, region).send(command));
    const page = await unless('ParameterNotFound', answer, { Parameters: [], NextToken: undefined });
    versions.push(...(page.Parameters ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return versions
    .sort((one, other) => (other.Version ?? 0) - (one.Version ?? 0))
    .flatMap(({ Value }) => parseLedgerEntry(Value, pipeline.imageTag) ?? []);
}
