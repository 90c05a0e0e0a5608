// Prints as JSON how each case grows: in a process of its own, whose processor time is nobody else's.
import { CASES } from './cases';
import { growthOf } from './growth';

async function main(): Promise<void> {
  const found: Record<string, number> = {};
  for (const [name, one] of Object.entries(CASES)) found[name] = await growthOf(one);
  process.stdout.write(JSON.stringify(found, null, 2));
}

main();
