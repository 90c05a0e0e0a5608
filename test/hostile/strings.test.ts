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

/** With each setting of a service repeated in the overrides of an environment. */
const config = withOverrides(parseConfig(readFileSync(FILE, 'utf8'), FILE));

function withOverrides(everything: EcsPipelineConfig): EcsPipelineConfig {
  const services = everything.services.map((service) => {
    const { environments: own, image, name, overrides = {}, push, ...settings } = service;
    const environment = own?.[0] ?? everything.environments[0]!.name;
    return { ...service, overrides: { ...overrides, [environment]: { ...settings, ...overrides[environment] } } };
  });
  // A copy that does not share objects.
  const changed: EcsPipelineConfig = JSON.parse(JSON.stringify({ ...everything, services }));
  // In an invalid config, not every place would be tried.
  expect(checkConfig(changed)).toEqual([]);
  return changed;
}

const places = placesIn(config);

/** Precedes a hostile string, to find it again. It is sorted and checked like any name. */
const markOf = (place: Place) => `m${places.indexOf(place)}m`;

/** The places that accept any name. Where a fixed value is required, a hostile suffix makes no difference. */
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

  test('is rejected in short lines that a terminal shows unchanged', () => {
    const everywhere = withStrings(config, new Map(places.map((place) => [place, stringAt(place)])));

    for (const line of new Set([...outcome.lines, ...checkConfig(everywhere).map(formatProblem)])) {
      expect(line).not.toMatch(INVISIBLE);
      expect(line.length).toBeLessThan(1500);
      expect(line).toMatch(/^\S.*: .+; .+$/);
    }
  });

  test('stays in its literal, its line and its file, without invisible characters', () => {
    // A Terraform label has underscores.
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

  test('is tried at enough places', () => {
    const accepted = outcome.groups.reduce((sum, group) => sum + group.size, 0);

    expect(accepted + outcome.refused.length).toBe(open.length);
    expect(accepted).toBeGreaterThan(120);
  });
});

/** Terraform has no unpaired surrogates. */
const hclText = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The content of a file as a program or a person reads it. */
function meaningOf({ content, path }: RenderedFile, tame: (text: string) => string, hostile: string): unknown {
  if (path.endsWith('.tf')) return hclTokens(content).map(([kind, text]) => tokenMeaning(kind, tame(text)));
  if (!/\.ya?ml$/.test(path))
    return /^[\w./-]+$/.test(hostile) ? tame(forPeople(content, hostile)) : forPeople(content, hostile);
  const document = parseDocument(content);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  return { comments: content.match(/^ *#.*$/gm)?.map(tame), data: mapStrings(document.toJS(), tame) };
}

/** Texts for people contain names, whose lines can be broken, and nothing else from the config. */
function forPeople(content: string, hostile: string): string {
  const text = content.replaceAll('<br/>', '');
  // For AWS, the name of a role with slashes is the part after the last one.
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

/** GitLab compares a name literally, or with a pattern where a literal could not contain it. */
function withoutPattern(condition: string): string {
  return condition.replace(
    /=~ \/\^((?:[^\\/]|\\.)*)\$\//g,
    (_, pattern: string) => `== "${pattern.replaceAll(/\\(.)/g, '$1')}"`,
  );
}

/** A name with slashes includes a path. */
function roleOf({ Path: path, RoleName: name, ...role }: { readonly [key: string]: unknown }): unknown {
  return { ...role, name: `${path ?? '/'}${name}` };
}

test('the places include all strings of a config', () => {
  const kinds = (kind: Place['kind']) => places.filter((place) => place.kind === kind).length;

  expect(kinds('value')).toBeGreaterThan(400);
  expect(kinds('key')).toBeGreaterThan(50);
});
