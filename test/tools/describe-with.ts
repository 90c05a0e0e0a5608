import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs of `tools` that are not on the PATH. */
export function missingTools(tools: readonly string[], path = process.env.PATH ?? ''): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return tools.filter((tool) => !folders.some((folder) => isExecutable(join(folder, tool))));
}

/**
 * `describe` for tests that need programs other than Node.js.
 *
 * If one is missing, the tests are reported as skipped, with its name. With REQUIRE_TOOLS=1, the file fails instead, so
 * that continuous integration cannot pass by skipping tests.
 */
export function describeWith(tools: readonly string[], title: string, tests: () => void): void {
  const missing = missingTools(tools);
  if (missing.length === 0) {
    describe(title, tests);
  } else if (process.env.REQUIRE_TOOLS === '1') {
    throw new Error(`${title}: needs ${missing.join(', ')}, which REQUIRE_TOOLS=1 requires to be installed`);
  } else {
    describe.skip(`${title} (${missing.join(', ')} missing)`, tests);
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
