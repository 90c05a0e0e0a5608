// Writes docs/cost.md: applies examples/three-accounts on emulated AWS, counts what is then there, and multiplies it with
// the prices. The file is committed; test/policies/cost.test.ts fails when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyExamples } from '../test/policies/applied-examples';
import { renderCostPage } from './build-cost-page';

async function main(): Promise<void> {
  const { applied } = await applyExamples(['three-accounts']);
  writeFileSync(join(__dirname, '../docs/cost.md'), renderCostPage(applied['three-accounts']));
}

void main();
