import { rmSync } from 'node:fs';

export default function tearDown(): void {
  if (process.env.APPLIED_EXAMPLES) rmSync(process.env.APPLIED_EXAMPLES, { recursive: true });
}
