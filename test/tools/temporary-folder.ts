import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/**
 * Creates an empty folder outside the checkout, because projen searches parent folders for a project. It is removed
 * after the last test of the file.
 */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ecs-pipeline-test-')));
  folders.push(folder);
  return folder;
}

function removeFolders(): void {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Jest's global setup and scripts also use it, outside any test file.
if (typeof afterAll === 'function') afterAll(removeFolders);
else process.once('exit', removeFolders);
