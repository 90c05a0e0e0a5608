import { Accounts } from '../deployments/accounts';
import { AccountError } from '../deployments/call-error';
import { Model } from '../model/model';
import { StackDrift } from './drift';
import { withoutScheduledBounds } from './scheduled-bounds';
import { detectDrift } from './stack-drift';
import { StackOfRoot, stacksOf } from './stacks';

/** The number of stacks to compare at the same time. For each of them, CloudFormation reads every resource from AWS. */
const AT_ONCE = 8;

/**
 * Compares the stacks of all roots with their templates, with read-only roles.
 *
 * @param onProgress - receives how many stacks are done, and their total
 */
export async function findStackDrift(
  model: Model,
  onProgress: (ended: number, all: number) => void,
): Promise<StackDrift[]> {
  const accounts = new Accounts(model, new Map(), true);
  const stacks = stacksOf(model);
  const found = new Map<StackOfRoot, StackDrift>();
  const queue = [...stacks];
  const worker = async () => {
    for (let stack = queue.shift(); stack !== undefined; stack = queue.shift()) {
      found.set(stack, await compare(accounts, stack));
      onProgress(found.size, stacks.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return stacks.map((stack) => found.get(stack)!);
}

async function compare(
  accounts: Accounts,
  { hasScheduledBounds, name: stack, root }: StackOfRoot,
): Promise<StackDrift> {
  try {
    const account = await accounts.open(root.accountId);
    const { problem, resources } = await detectDrift(account, root.region, stack);
    const drifted = hasScheduledBounds ? withoutScheduledBounds(resources) : resources;
    return { root: root.name, stack, resources: drifted, problem };
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    // The plan of the root shows that the stack will be created.
    if (/ does not exist/.test(error.message)) return { root: root.name, stack, resources: [], problem: null };
    return { root: root.name, stack, resources: [], problem: error.message };
  }
}
