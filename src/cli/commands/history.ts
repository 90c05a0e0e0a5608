import { Attempts } from '../../deployments/attempts';
import { chooseTargets } from '../../deployments/choose-targets';
import { historyTable, mergeHistories } from '../../deployments/history';
import { readHistory } from '../../deployments/read-history';
import { printJson } from '../tell';
import { openDeployments, ServicesOptions } from './deployments';

/** `history`. @returns the exit code */
export async function history(environment: string, { json, profile, service }: ServicesOptions): Promise<number> {
  const { accounts, targets } = await openDeployments(profile);
  const chosen = chooseTargets(targets, environment, service);
  const attempts = new Attempts();
  const histories = await attempts.map(
    chosen,
    (target) => target.service,
    async (target) => readHistory(await accounts.open(target.accountId), target),
  );
  const deployments = mergeHistories(histories);
  const { problems } = attempts;
  if (json) printJson({ ok: problems.length === 0, environment, deployments, problems });
  else process.stdout.write(historyTable(deployments, problems));
  return problems.length === 0 ? 0 : 1;
}
