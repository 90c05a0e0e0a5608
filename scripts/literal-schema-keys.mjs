// An esbuild plugin that reduces the bundle of the AWS SDK to a third of its size.
import { readFile } from 'node:fs/promises';

/**
 * A client's schemas describe every operation of its service; those of EC2 alone are 550 kB. esbuild removes unused
 * code, but not objects with computed keys, because evaluating a key could have side effects. Here, all keys are
 * constants.
 *
 * esbuild does not remove the registered error classes either. Without them, the SDK throws the service's base class
 * with the name that AWS sends, and our code checks only names.
 *
 * @type {import('esbuild').Plugin}
 */
export const literalSchemaKeys = {
  name: 'literal-schema-keys',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/[^/]+\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const constants = new Map(
        [...text.matchAll(/^const (_\w+) = (".*");$/gm)].map(([, name, value]) => [name, value]),
      );
      return {
        contents: text
          .replace(/\[(_\w+)\]:/g, (key, name) => (constants.has(name) ? `${constants.get(name)}:` : key))
          .replace(/^n0_registry\.registerError\(.*\);$/gm, ''),
      };
    });
  },
};
