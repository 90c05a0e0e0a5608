import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { formatProblem, Path } from '../../src/config/problem';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { parseConfig } from '../../src/reading/parse-config';
import { RenderedFile } from '../../src/render/rendered-file';
import { renderRepository } from '../../src/render/repository';
import { hclTokens, Token } from './hcl-tokens';
import { Place, placesIn, withStrings } from './places';

/** Each tries to leave a literal, a line, a comment or a file, or to be taken for something else. */
const HOSTILE: { readonly [name: string]: string } = {
  quotes: 'a"b\'c`d',
  backslashes: 'a\\"b\\',
  interpolation: '${file("/etc/passwd")}',
  directive: '%{ if true }x%{ endif }',
  'escaped interpolation': '$${x} %%{y}',
  heredoc: '<<EOT\nEOT\n}\nresource "x" "y" {}',
  'line ends': 'a\nb: c\n# d',
  'other line ends': 'a\r\nb\rc\u2028d\u0085e',
  NUL: 'a\u0000b',
  'terminal sequence': '\u001b[31mred\u001b]0;title\u0007',
  'right-to-left marks': 'a\u202eb\u2066c\u200fd',
  'invisible characters': '\ufeffa\u200bb\u00ad',
  'half a character': 'a\ud800b',
  'beyond the first plane': '🚀 e\u0301 \u{e0041}',
  'ten thousand characters': 'x'.repeat(10_000),
  'parent folder': '../../x',
  'absolute path': '/etc/passwd',
  'Windows path': 'C:\\x',
  'device of Windows': 'con',
  prototype: '__proto__',
  'inherited property': 'constructor',
  empty: '',
  blanks: '  ',
  shell: '$(id) `id`; id && id | id > /tmp/x',
  'GitHub expression': '${{ github.token }}',
  HTML: '<img src=x onerror=alert(1)><!--',
  Markdown: '|a|b](http://x) ``` ```',
  Handlebars: '{{x}} {{{y}}} {{> z}}',
  'reference of CloudFormation': '{{resolve:ssm:x}} ${AWS::AccountId}',
  'variable of CodePipeline': '#{x.y}',
  YAML: '- !!js/function "x": &a *b # c',
  'comment ends': '*/ --> # //',
  option: '-rf',
  wildcards: '[a]*?{b}',
  number: '0777',
  boolean: 'no',
  'no value': 'null',
  date: '2020-01-01',
};

const FILE = join(__dirname, '../../examples/everything/ecs-pipeline.yaml');

/** With each setting of a service once more in the overrides of an environment. */
const config = withOverrides(parseConfig(readFileSync(FILE, 'utf8'), FILE));

function withOverrides(everything: EcsPipelineConfig): EcsPipelineConfig {
  const services = everything.services.map((service) => {
    const { environments: own, image, name, overrides = {}, push, ...settings } = service;
    const environment = own?.[0] ?? everything.environments[0]!.name;
    return { ...service, overrides: { ...overrides, [environment]: { ...settings, ...overrides[environment] } } };
  });
  // Without parts that are the same object.
  const changed: EcsPipelineConfig = JSON.parse(JSON.stringify({ ...everything, services }));
  return checkConfig(changed).length === 0 ? changed : everything;
}

const places = placesIn(config);

/** Stands before a hostile string, to find it again; sorted and checked as any name. */
const markOf = (place: Place) => `m${places.indexOf(place)}m`;

interface Outcome {
  /** The strings that were accepted. */
  readonly accepted: ReadonlyMap<Place, string>;
  readonly lines: readonly string[];
}

/** Puts a string at every place, and takes it away again from where it is refused, until the rest is accepted. */
function putEverywhere(stringAt: (place: Place) => string): Outcome {
  let accepted = new Map(places.map((place) => [place, stringAt(place)]));
  const lines: string[] = [];
  for (;;) {
    const problems = checkConfig(withStrings(config, accepted));
    if (problems.length === 0) return { accepted, lines };
    lines.push(...problems.map(formatProblem));
    const kept = [...accepted].filter(([place, text]) => !problems.some(({ path }) => isAbout(path, place, text)));
    // Another place is blamed for what is missing there: whatever is near is taken away.
    accepted = new Map(kept.length < accepted.size ? kept : kept.slice(0, Math.floor(kept.length * 0.8)));
  }
}

/** Whether a problem is at a place, below it, or right above it; a key has changed its name in the path. */
function isAbout(path: Path, { kind, path: place }: Place, text: string): boolean {
  const own = kind === 'key' ? [...place.slice(0, -1), text] : place;
  const isWithin = (inner: Path, outer: Path) => outer.every((key, at) => key === inner[at] || isRenamed(inner[at]));
  return path.length >= own.length ? isWithin(path, own) : path.length >= own.length - 1 && isWithin(own, path);
}

const isRenamed = (key: string | number | undefined) => typeof key === 'string' && /^m\d+m/.test(key);

const rendered = (strings: ReadonlyMap<Place, string>) =>
  renderRepository(resolveModel(withStrings(config, strings))).filter(({ path }) => !path.startsWith('modules/'));

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe.each(Object.entries(HOSTILE))('%s at every place of a config', (_, hostile) => {
  const stringAt = (place: Place) => markOf(place) + hostile;
  let outcome: Outcome;

  beforeAll(() => {
    outcome = putEverywhere(stringAt);
  });

  test('is accepted, or refused in one short line that a terminal shows as it is', () => {
    for (const line of outcome.lines) {
      expect(line).not.toMatch(INVISIBLE);
      expect(line.length).toBeLessThan(1500);
      expect(line).toMatch(/^\S.*: .+; .+$/);
    }
    expect(outcome.accepted.size + outcome.lines.length).toBeGreaterThan(places.length / 2);
  });

  test('stays in its literal, its line and its file', () => {
    const files = rendered(outcome.accepted);
    const harmless = rendered(new Map([...outcome.accepted.keys()].map((place) => [place, markOf(place)])));

    const written = hclText(hostile);
    const tame = (text: string) =>
      text
        .split(/(?<=m\d+m)/)
        .map((part, index) => (index > 0 && part.startsWith(written) ? part.slice(written.length) : part))
        .join('');

    expect(files.map(({ path }) => tame(path))).toEqual(harmless.map(({ path }) => path));
    for (const [at, file] of files.entries()) {
      expect(meaningOf(file, tame, /^[\w-]+$/.test(hostile))).toEqual(meaningOf(harmless[at]!, (text) => text, false));
    }
  });
});

/** Terraform has no half characters. */
const hclText = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** What a program finds in a file, or a reader. */
function meaningOf({ content, path }: RenderedFile, tame: (text: string) => string, isName: boolean): unknown {
  if (path.endsWith('.tf')) return hclTokens(content).map(([kind, text]) => tokenMeaning(kind, tame(text)));
  // Texts for people have names in them, and nothing that is more than a name.
  if (!/\.ya?ml$/.test(path)) return isName ? tame(content) : content;
  const document = parseDocument(content);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  return { comments: content.match(/^ *#.*$/gm)?.map(tame), data: mapStrings(document.toJS(), tame) };
}

/** A key has quotes only where it needs them. */
function tokenMeaning(kind: Token[0], text: string): string {
  return /m\d+m/.test(text) && kind !== 'comment' ? text : `${kind} ${text}`;
}

function mapStrings(value: unknown, tame: (text: string) => string): unknown {
  if (typeof value === 'string') return tame(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, tame));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [tame(key), mapStrings(item, tame)]));
}

test('the places are all that a config has', () => {
  const kinds = (kind: Place['kind']) => places.filter((place) => place.kind === kind).length;

  expect(kinds('value')).toBeGreaterThan(400);
  expect(kinds('key')).toBeGreaterThan(50);
});
