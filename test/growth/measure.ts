// Prints the growth of each case as JSON. It runs in a separate process so that it measures only its own processor time.
import { CASES } from './cases';
import { growthOf } from './growth';

async function main(): Promise<void> {
  const found: Record<string, number> = {};
  for (const [name, one] of Object.entries(CASES)) found[name] = await growthOf(one);
  process.stdout.write(JSON.stringify(found, null, 2));
}

main();
