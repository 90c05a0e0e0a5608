// Writes docs/cost.md: applies examples/three-accounts on emulated AWS, counts the resources, and multiplies them by
// the prices. The file is committed. test/policies/cost.test.ts fails if it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyExamples } from '../test/policies/applied-examples';
import { renderCostPage } from './build-cost-page';

async function main(): Promise<void> {
  const { applied } = await applyExamples(['three-accounts']);
  writeFileSync(join(__dirname, '../docs/cost.md'), renderCostPage(applied['three-accounts']));
}

void main();
