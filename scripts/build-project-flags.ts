// Writes src/project-flags.ts, the flags of `npx projen new`, from the table of questions: projen knows as flags what
// the options of the project declare, and jsii wants these in full.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFlags } from './project-flags';

writeFileSync(join(__dirname, '../src/project-flags.ts'), projectFlags());
