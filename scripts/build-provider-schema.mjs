// Writes test/provider/aws-6.json: the schema of every resource and data source that the templates use, in version 6 of
// the provider hashicorp/aws. The provider itself is not needed, and is only available from the Terraform registry.
//
// The names come from the npm package @cdktf/provider-aws, which CDK for Terraform generated from the provider's
// schema. Its last version is for provider 6.25. It does not contain deprecations: they come from @pulumi/aws, which is
// generated from later versions of the same provider. Run it with `npx projen provider-schema`: it downloads 45 MB.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CDKTF = '@cdktf/provider-aws@21.22.1';
const PULUMI = '@pulumi/aws@7.48.0';

/** Types with a different name in @pulumi/aws. */
const PULUMI_NAMES = new Map([
  ['aws_codepipeline', 'codepipeline/pipeline'],
  ['aws_lb', 'lb/loadBalancer'],
  ['data aws_lb', 'lb/getLoadBalancer'],
]);

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Block
 * @property {string[]} required arguments and blocks
 * @property {string[]} optional arguments
 * @property {string[]} computed attributes that can only be read
 * @property {Record<string, Block>} blocks
 */

const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'));
try {
  const [cdktf, pulumi] = [unpack(CDKTF), unpack(PULUMI)];
  const manifest = JSON.parse(readFileSync(join(cdktf, 'package.json'), 'utf8'));
  const types = usedTypes().map((name) => {
    const [kind, type] = /** @type {[string, string]} */ (name.split(' '));
    const file = join(cdktf, 'lib', `${kind === 'data' ? 'data-' : ''}${type.replaceAll('_', '-')}`, 'index.js');
    const path = existsSync(file) ? file : file.replace('/aws-', '/');
    return [name, { ...readType(path), deprecated: deprecationsOf(pulumi, kind, type) }];
  });
  const document = {
    provider: manifest.cdktf.provider.version,
    sources: [CDKTF, PULUMI],
    types: Object.fromEntries([['provider aws', readType(join(cdktf, 'lib/provider/index.js'))], ...types]),
  };
  writeFileSync(join(root, 'test/provider/aws-6.json'), `${JSON.stringify(document, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} spec */
function unpack(spec) {
  const options = { cwd: folder, encoding: /** @type {const} */ ('utf8') };
  const filename = execFileSync('npm', ['pack', '--silent', spec], options).trim();
  const target = filename.replace('.tgz', '');
  execFileSync('mkdir', [target], options);
  execFileSync('tar', ['-xzf', filename, '-C', target, '--strip-components=1'], options);
  return join(folder, target);
}

/** For example, `data aws_vpc`. */
function usedTypes() {
  const folder = join(root, 'templates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tf(\.hbs)?$/.test(path));
  const sources = files.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
  const found = [...sources.matchAll(/^(resource|data) "(aws_\w+)"/gm)].map(([, kind, type]) => `${kind} ${type}`);
  return [...new Set(found)].sort();
}

/**
 * Reads the attributes from the TypeScript source of the package, which its source map contains.
 *
 * @param {string} file
 */
function readType(file) {
  const [, map] = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(readFileSync(file, 'utf8')) ?? [];
  if (!map) throw new Error(`${file}: no source map`);
  const source = JSON.parse(Buffer.from(map, 'base64').toString()).sourcesContent[0];
  const classes = new Map(
    [...source.matchAll(/^export class (\w+) extends cdktf\.\w+ \{\n(.*?)^\}/gms)].map(([, name, body]) => [
      name,
      body,
    ]),
  );
  const main = [...classes.keys()].find((name) =>
    /^ {2}public static readonly tfResourceType/m.test(classes.get(name)),
  );
  if (!main) throw new Error(`${file}: no resource`);
  return readBlock(source, classes, main, /synthesizeHclAttributes\(\).*?^ {2}\}/ms.exec(classes.get(main))?.[0] ?? '');
}

/**
 * @param {string} source
 * @param {Map<string, string>} classes
 * @param {string} name of the class
 * @param {string} written the function that writes the block
 * @returns {Block}
 */
function readBlock(source, classes, name, written) {
  const members = [...written.matchAll(/^ +(\w+): \{\n +value: (.*),\n +isBlock: (\w+),/gm)];
  const flags = [
    ...(classes.get(name) ?? '').matchAll(/^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$/gm),
  ];
  const settable = new Set(members.map(([, member]) => member));
  const is = (/** @type {number} */ flag) =>
    flags.filter((found) => found[flag] === 'true').map(([, member]) => member);
  const blocks = members.filter(([, , , isBlock]) => isBlock === 'true');
  const blockNames = new Set(blocks.map(([, member]) => member));
  return {
    required: is(4).sort(),
    optional: [...settable].filter((member) => !is(4).includes(member) && !blockNames.has(member)).sort(),
    computed: is(2)
      .filter((member) => !settable.has(member))
      .sort(),
    blocks: Object.fromEntries(
      blocks.map(([, member, value]) => {
        const [, writer] = /(\w+)ToHclTerraform\b/.exec(value.replaceAll(/cdktf\.\w+/g, '')) ?? [];
        const struct = `${writer?.[0]?.toUpperCase()}${writer?.slice(1)}`;
        const body = new RegExp(`^export function ${writer}ToHclTerraform\\(.*?^\\}`, 'ms').exec(source)?.[0];
        if (!body) throw new Error(`${name}.${member}: cannot be read, got ${value}`);
        return [member, readBlock(source, classes, `${struct}OutputReference`, body)];
      }),
    ),
  };
}

/**
 * Maps the name of each deprecated top-level attribute to its advice. Nested blocks are ignored.
 *
 * @param {string} pulumi
 * @param {string} kind
 * @param {string} type
 */
function deprecationsOf(pulumi, kind, type) {
  const wanted = type.replace('aws_', '').replaceAll('_', '');
  const names = readdirSync(pulumi, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts') && path.split('/').length <= 2)
    .map((path) => path.replace('.d.ts', ''))
    .filter((path) => (path.split('/').at(-1)?.startsWith('get') ?? false) === (kind === 'data'));
  const plain = (/** @type {string} */ path) =>
    path
      .replace(/(^|\/)get(?=[A-Z])/, '$1')
      .replace('/', '')
      .toLowerCase();
  const own =
    PULUMI_NAMES.get(`${kind} ${type}`) ?? PULUMI_NAMES.get(type) ?? names.find((path) => plain(path) === wanted);
  const last = names.filter((path) => plain(path.split('/').at(-1) ?? '') === wanted);
  const path = own ?? (last.length === 1 ? last[0] : undefined);
  if (!path) throw new Error(`${kind} ${type}: not found in ${PULUMI}, got ${last.join(', ') || 'nothing'}`);
  const source = readFileSync(join(pulumi, `${path}.d.ts`), 'utf8');
  const documented = source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s*(?:readonly )?(\w+)\??:/gs);
  return Object.fromEntries(
    [...documented]
      .filter(([, text = '']) => /@deprecated|\*\*deprecated/i.test(text))
      .map(([, text = '', name = '']) => {
        const advice = /@deprecated (.*)/.exec(text)?.[1] ?? 'deprecated';
        // The advice contains Terraform's name. The package's name can be a plural.
        return [/^([a-z_0-9]+) is deprecated/.exec(advice)?.[1] ?? snakeCase(name), advice];
      }),
  );
}

/** @param {string} name */
function snakeCase(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
