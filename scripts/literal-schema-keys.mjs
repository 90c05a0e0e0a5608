// An esbuild plugin that makes the bundle of the AWS SDK a third of what it would be.
import { readFile } from 'node:fs/promises';

/**
 * A client's schemas describe every call of its service; those of EC2 alone are 550 kB. esbuild leaves out what is not
 * used, but not what has computed keys, as their evaluation could have an effect. All of them are constants.
 *
 * Nor does it leave out what is registered: a class for every error. Without one the SDK throws the service's base class
 * with the name that AWS sends, and names are all that is looked at.
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
