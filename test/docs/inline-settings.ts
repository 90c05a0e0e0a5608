import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { withoutBlocks } from '../tools/code-blocks';
import { ROOT, readPage } from './pages';

/** Settings of others: an option of FireLens, a container that another one depends on, and the job of a workflow. */
const OTHERS = ['config-file-type: file', 'migrate: SUCCESS', 'environment: dev'];

interface Schema {
  readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
}

const SCHEMA: Schema = JSON.parse(readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8'));
const AJV = new Ajv({ strict: false }).addSchema(SCHEMA, 'config');

/** The settings in the text of a page, such as `approval: true`, without those that only name their keys. */
export function inlineSettings(path: string): string[] {
  const codes = [...withoutBlocks(readPage(path)).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code!);
  return codes.filter((code) => /^[a-z][\w-]*: [^?]/.test(code) && !/\{ \w+ \}/.test(code));
}

/** Whether a map of the config can have a setting. */
export function isSetting(code: string): boolean {
  if (OTHERS.includes(code)) return true;
  const [key, value] = Object.entries(parse(code.replaceAll('…', 'any')))[0]!;
  return Object.entries(SCHEMA.definitions).some(([name, { properties }]) => {
    return properties?.[key] !== undefined && AJV.validate(`config#/definitions/${name}/properties/${key}`, value);
  });
}
