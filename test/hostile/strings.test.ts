import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { formatProblem } from '../../src/config/problem';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { parseConfig } from '../../src/reading/parse-config';
import { RenderedFile } from '../../src/render/rendered-file';
import { renderRepository } from '../../src/render/repository';
import { hclTokens, Token } from './hcl-tokens';
import { HOSTILE } from './hostile-strings';
import { Place, placesIn, withStrings } from './places';
import { Outcome, putEverywhere, Strings } from './put-everywhere';

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
  // A place that is nowhere would be tried by no test.
  expect(checkConfig(changed)).toEqual([]);
  return changed;
}

const places = placesIn(config);

/** Stands before a hostile string, to find it again; sorted and checked as any name. */
const markOf = (place: Place) => `m${places.indexOf(place)}m`;

/** Where any name is refused, such as one of AWS's own words, what follows it makes no difference. */
const open = putEverywhere(config, places, markOf).groups.flatMap((group) => [...group.keys()]);

const rendered = (strings: Strings) =>
  renderRepository(resolveModel(withStrings(config, strings))).filter(({ path }) => !path.startsWith('modules/'));

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe.each(Object.entries(HOSTILE))('%s at every place of a config', (_, hostile) => {
  const stringAt = (place: Place) => markOf(place) + hostile;
  let outcome: Outcome;

  beforeAll(() => {
    outcome = putEverywhere(config, open, stringAt);
  });

  test('is refused in short lines that a terminal shows as they are', () => {
    const everywhere = withStrings(config, new Map(places.map((place) => [place, stringAt(place)])));

    for (const line of new Set([...outcome.lines, ...checkConfig(everywhere).map(formatProblem)])) {
      expect(line).not.toMatch(INVISIBLE);
      expect(line.length).toBeLessThan(1500);
      expect(line).toMatch(/^\S.*: .+; .+$/);
    }
  });

  test('stays in its literal, its line and its file, and nothing of it is invisible', () => {
    // A label of Terraform has underscores.
    const written = [hclText(hostile), hostile.replaceAll('-', '_')];
    const without = (part: string) => part.slice(written.find((text) => part.startsWith(text))?.length ?? 0);
    const tame = (text: string) =>
      text
        .split(/(?<=m\d+m)/)
        .map((part, index) => (index > 0 ? without(part) : part))
        .join('');

    for (const group of outcome.groups) {
      const files = rendered(group);
      const harmless = rendered(new Map([...group.keys()].map((place) => [place, markOf(place)])));
      expect(files.map(({ path }) => tame(path))).toEqual(harmless.map(({ path }) => path));
      for (const [at, file] of files.entries()) {
        expect(file.content.replaceAll('\n', '')).not.toMatch(INVISIBLE);
        expect(meaningOf(file, tame, hostile)).toEqual(meaningOf(harmless[at]!, (text) => text, hostile));
      }
    }
  });

  test('is tried in every file that has strings of the config', () => {
    const accepted = outcome.groups.reduce((sum, group) => sum + group.size, 0);

    expect(accepted + outcome.refused.length).toBe(open.length);
    expect(accepted).toBeGreaterThan(120);
  });
});

/** Terraform has no half characters. */
const hclText = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** What a program finds in a file, or a reader. */
function meaningOf({ content, path }: RenderedFile, tame: (text: string) => string, hostile: string): unknown {
  if (path.endsWith('.tf')) return hclTokens(content).map(([kind, text]) => tokenMeaning(kind, tame(text)));
  if (!/\.ya?ml$/.test(path))
    return /^[\w./-]+$/.test(hostile) ? tame(forPeople(content, hostile)) : forPeople(content, hostile);
  const document = parseDocument(content);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  return { comments: content.match(/^ *#.*$/gm)?.map(tame), data: mapStrings(document.toJS(), tame) };
}

/** Texts for people have names in them, whose lines may be broken, and nothing that is more than a name. */
function forPeople(content: string, hostile: string): string {
  const text = content.replaceAll('<br/>', '');
  // Of the name of a role that has slashes, only what follows the last one is its name for AWS.
  return hostile.includes('/') ? text.replaceAll(/`[^`]*`/g, '`a name`') : text;
}

/** A key has quotes only where it needs them. */
function tokenMeaning(kind: Token[0], text: string): string {
  return /m\d+m/.test(text) && kind !== 'comment' ? text : `${kind} ${text}`;
}

function mapStrings(value: unknown, tame: (text: string) => string): unknown {
  if (typeof value === 'string') return tame(withoutPattern(value));
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, tame));
  if (!isMap(value)) return value;
  if (typeof value.RoleName === 'string') return mapStrings(roleOf(value), tame);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [tame(key), mapStrings(item, tame)]));
}

/** GitLab compares a name as it is, or with a pattern where its literal could not hold it. */
function withoutPattern(condition: string): string {
  return condition.replace(
    /=~ \/\^((?:[^\\/]|\\.)*)\$\//g,
    (_, pattern: string) => `== "${pattern.replaceAll(/\\(.)/g, '$1')}"`,
  );
}

/** A name with slashes has a path in it. */
function roleOf({ Path: path, RoleName: name, ...role }: { readonly [key: string]: unknown }): unknown {
  return { ...role, name: `${path ?? '/'}${name}` };
}

test('the places are all that a config has', () => {
  const kinds = (kind: Place['kind']) => places.filter((place) => place.kind === kind).length;

  expect(kinds('value')).toBeGreaterThan(400);
  expect(kinds('key')).toBeGreaterThan(50);
});
