import { join } from 'node:path';
import { run } from './run';

const ROOT = join(__dirname, '../..');

/** The interface of a module, as read by scripts/terraform-interface.mjs. */
export interface TerraformInterface {
  readonly inputs: readonly TerraformInput[];
  readonly outputs: readonly { readonly name: string }[];
}

export interface TerraformInput {
  readonly name: string;
  /** One line of HCL. Undefined if the input is required. */
  readonly default?: string;
  readonly nullable: boolean;
  /** The type on one line of HCL. */
  readonly type: string;
  /** The conditions, each on one line of HCL. */
  readonly validations: readonly string[];
}

export function readInterface(module: string): Promise<TerraformInterface> {
  return evaluateScript('terraform-interface.mjs', `readInterface(${JSON.stringify(module)})`);
}

/** The result of calling one of the script's exports. The scripts are ES modules, which the tests cannot import. */
export async function evaluateScript<T>(script: string, call: string): Promise<T> {
  const program = `import * as script from './scripts/${script}';
    process.stdout.write(JSON.stringify(await script.${call}));`;
  return JSON.parse((await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT })).stdout);
}
