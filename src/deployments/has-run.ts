import { Accounts } from './accounts';
import { digestOf } from './image';
import { readHistory } from './read-history';
import { Target } from './targets';

/**
 * Whether all targets of a pipeline in an environment have run an image, as far back as their deployment histories go.
 *
 * @throws AccountError - if a deployment history cannot be read
 */
export async function hasRun(accounts: Accounts, targets: readonly Target[], digest: string): Promise<boolean> {
  const histories = await Promise.all(
    targets.map(async (target) => readHistory(await accounts.open(target.accountId), target)),
  );
  return histories.every((history) => history.some(({ image }) => digestOf(image) === digest));
}
