import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A provider name used in a file. */
export interface UsedName {
  /** For example `templates/modules/service/main.tf:12`. */
  readonly where: string;
  /** For example `data aws_vpc`. */
  readonly type: string;
  /** The nested blocks, then the name. */
  readonly path: readonly string[];
  /** `read` is a use in an expression. */
  readonly use: 'argument' | 'block' | 'read';
}

/** Meta-arguments, which every resource has: https://developer.hashicorp.com/terraform/language/meta-arguments */
const META = new Set(['alias', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider']);

/** Terraform's arguments of a dynamic block. */
const DYNAMIC = new Set(['for_each', 'iterator']);

/** Every name used in the templates and in the examples, which are rendered from them. */
export function usedNames(): UsedName[] {
  return ['templates', 'examples']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    .filter((path) => /\.tf(\.hbs)?$/.test(path))
    .sort()
    .flatMap((path) => namesIn(path, readFileSync(join(ROOT, path), 'utf8')));
}

/**
 * The names in one file, in the layout of `terraform fmt`: the content of a block is indented by two spaces. Any line
 * in a provider block that is not an argument or a block is an error.
 */
export function namesIn(path: string, text: string): UsedName[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*(#.*|\{\{[#/].*\}\}|\{\{else\}\})$/, ''));
  return [...written(path, lines), ...read(path, lines)];
}

interface Open {
  readonly indent: string;
  /** Undefined for `content` of a `dynamic` block, which stands for the block itself. */
  readonly name?: string;
}

function* written(path: string, lines: readonly string[]): Generator<UsedName> {
  let type: string | undefined;
  let open: Open[] = [];
  let skipped: string | undefined;
  for (const [index, line] of lines.entries()) {
    const where = `${path}:${index + 1}`;
    const [, heading, label] = /^(resource|data|provider) "(aws(?:_\w+)?)"(?: "\w+")? \{$/.exec(line) ?? [];
    if (heading) {
      [type, open] = [`${heading} ${label}`, [{ indent: '' }]];
      continue;
    }
    const innermost = open.at(-1);
    if (!type || !innermost || line === '') continue;
    if (skipped !== undefined) {
      // A multi-line expression ends with a line that has the same indentation as its first line.
      if (line.startsWith(skipped) && !/\s/.test(line[skipped.length] ?? '')) skipped = undefined;
      continue;
    }
    if (line === `${innermost.indent}}`) {
      open = open.slice(0, -1);
      continue;
    }
    const indent = `${innermost.indent}  `;
    const [, name, rest] = /^ *(\w+) +(?:= (.*)|\{.*)$/.exec(line) ?? [];
    const [, dynamic] = /^ *dynamic "(\w+)" \{$/.exec(line) ?? [];
    const isArguments = /^\{\{arguments \w+( depth=\d)?\}\}$/.test(line);
    if (isArguments) continue; // the examples contain them
    if ((!name && !dynamic) || !line.startsWith(indent) || line[indent.length] === ' ')
      throw new Error(`${where}: must be an argument or a block, got ${JSON.stringify(line)}`);
    const isMeta = name !== undefined && (open.length > 1 ? DYNAMIC : META).has(name);
    const names = open.flatMap((block) => block.name ?? []);
    if (rest !== undefined) {
      if (!isMeta) yield { where, type, path: [...names, name!], use: 'argument' };
      if (/[([{]$|<<-?\w+$/.test(rest)) skipped = indent;
    } else if (dynamic) {
      yield { where, type, path: [...names, dynamic], use: 'block' };
      open = [...open, { indent, name: dynamic }];
    } else if (isMeta) skipped = indent;
    else {
      if (name !== 'content') yield { where, type, path: [...names, name!], use: 'block' };
      if (line.endsWith('{')) open = [...open, { indent, name: name === 'content' ? undefined : name }];
    }
  }
}

function* read(path: string, lines: readonly string[]): Generator<UsedName> {
  const reference = /\b(data\.)?(aws_\w+)\.\w+(?:\[[^\]]*\])?\.(\w+)/g;
  for (const [index, line] of lines.entries()) {
    for (const [, data, type, name] of line.matchAll(reference)) {
      yield {
        where: `${path}:${index + 1}`,
        type: `${data ? 'data' : 'resource'} ${type}`,
        path: [name!],
        use: 'read',
      };
    }
  }
}
