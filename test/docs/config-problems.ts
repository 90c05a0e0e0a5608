import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { KEYS } from '../../src/config/defaults.generated';
import { parseConfig } from '../../src/reading/parse-config';
import { linesOf, minimalConfig } from '../config/fixtures';
import { ROOT } from './pages';

/** What is wrong with a block of YAML: a config, some keys of one, or some keys of a service. */
export function configProblems(code: string): string[] {
  const part = parseDocument(code, { uniqueKeys: true });
  if (part.errors.length > 0) return part.errors.map(({ message }) => message);
  const keys = Object.keys(part.toJS() ?? {});
  if (keys.length === 0) return schemaProblems(code);
  if (['name', 'pipeline'].every((key) => keys.includes(key))) return linesOf(parseConfig(code, 'ecs-pipeline.yaml'));
  const isTop = keys.every((key) => (KEYS.EcsPipelineConfig as readonly string[]).includes(key));
  return linesOf(
    minimalConfig(isTop ? part.toJS() : { services: [{ name: 'api', containerPort: 8080, ...part.toJS() }] }),
  );
}

/** A block with only a comment must name the schema, by its path in an installed package. */
function schemaProblems(code: string): string[] {
  const [, path] = /^# yaml-language-server: \$schema=\.\/node_modules\/ecs-pipeline\/(\S+)\n$/.exec(code) ?? [];
  return path && existsSync(join(ROOT, path)) ? [] : ['neither a part of a config nor the path of its schema'];
}
