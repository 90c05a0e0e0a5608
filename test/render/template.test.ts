import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { label, renderRootTemplate, TEMPLATES } from '../../src/render/template';
import { evaluateScript } from '../tools/terraform-interface';

const roots = join(TEMPLATES, 'roots');
const templates = readdirSync(roots, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tf.hbs'));

describe.each(templates)('%s', (path) => {
  test('prints values only through the renderer, which escapes them', () => {
    const printed = readFileSync(join(roots, path), 'utf8').match(/\{\{[^{}]*\}\}/g) ?? [];

    const unescaped = printed.filter((tag) => !/^\{\{(hcl|arguments|identifier|label|[#/]|else\b)/.test(tag));
    expect(unescaped).toEqual([]);
  });
});

test('the compiled templates match templates/roots (otherwise: npm run templates)', async () => {
  const compiled = readFileSync(join(__dirname, '../../src/render/root-templates.generated.js'), 'utf8');

  expect(await evaluateScript('build-templates.mjs', 'renderRootTemplates()')).toBe(compiled);
});

test('a name that is missing from the context is an error', () => {
  expect(() => renderRootTemplate('environment/outputs.tf.hbs', {})).toThrow('a name is missing from the context');
});

test('a Terraform label has underscores, by convention', () => {
  expect(label('pre-production')).toBe('pre_production');
});
