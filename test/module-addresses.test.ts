import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(__dirname, '../templates/modules');

/** Every address that a released module has had. */
const RELEASED = readFileSync(join(__dirname, 'module-addresses.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const source = (module: string) =>
  readdirSync(join(MODULES, module))
    .filter((file) => file.endsWith('.tf'))
    .map((file) => readFileSync(join(MODULES, module, file), 'utf8'))
    .join('\n');

const addresses = (module: string, pattern: RegExp) =>
  [...source(module).matchAll(pattern)].map(([, ...parts]) => `${module}: ${parts.join('.')}`);

const modules = readdirSync(MODULES);
const resources = modules.flatMap((module) => addresses(module, /^resource "(\w+)" "(\w+)" \{/gm));
const moved = modules.flatMap((module) => addresses(module, /^moved \{\n\s+from\s+= (\S+)$/gm));

// An upgrade must never destroy: Terraform would delete a repository, a bucket or a running service whose resource has
// another name in the new module, unless a moved block says where it went.
describe('the addresses of the modules', () => {
  test('that were released are still there, or have moved', () => {
    const gone = RELEASED.filter((address) => !resources.includes(address) && !moved.includes(address));

    expect(gone).toEqual([]);
  });

  test('are all on the list, so that the next upgrade cannot lose them (else: add them to module-addresses.txt)', () => {
    expect(resources.filter((address) => !RELEASED.includes(address))).toEqual([]);
  });
});
