import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingTools } from '../tools';
import { applyExamples, EXAMPLES, TOOLS, writeApplied, writePermissions } from './applied-examples';

/** Applies the examples once for all files of the suite. If a tool is missing, each file reports it and is skipped. */
export default async function setUp(): Promise<void> {
  if (missingTools(TOOLS).length > 0) return;
  const { applied, permissions } = await applyExamples(EXAMPLES);
  process.env.APPLIED_EXAMPLES = mkdtempSync(join(tmpdir(), 'ecs-pipeline-applied-'));
  writeApplied(applied, process.env.APPLIED_EXAMPLES);
  writePermissions(permissions, process.env.APPLIED_EXAMPLES);
}
