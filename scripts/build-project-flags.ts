// Writes src/project-flags.ts, the flags of `npx projen new`, from the table of questions. projen derives its flags
// from the declared options of the project, and jsii requires each of them to be declared explicitly.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFlags } from './project-flags';

writeFileSync(join(__dirname, '../src/project-flags.ts'), projectFlags());
