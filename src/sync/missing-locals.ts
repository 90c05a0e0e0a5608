import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TargetFile } from './files';

/**
 * Locals that a root refers to and no file of it defines: `inputs.tf` was written once, before the config needed them.
 * Terraform would refuse the plan.
 */
export function missingLocals(outdir: string, targets: readonly TargetFile[]): string[] {
  return targets
    .filter(({ path }) => /^environments\/[^/]+\/main\.tf$/.test(path))
    .flatMap(({ content, path }) => {
      const folder = dirname(path);
      const used = new Set([...content.matchAll(/\blocal\.(\w+)/g)].map(([, name]) => name!));
      const text = terraformOf(join(outdir, folder));
      const missing = [...used].filter((name) => !new RegExp(`^\\s*${name}\\s*=`, 'm').test(text));
      if (missing.length === 0) return [];
      return [
        '',
        `${folder}/main.tf needs what no file there defines. Add to ${folder}/inputs.tf, with your values:`,
        '  locals {',
        ...missing.map((name) => `    ${name} = ${EXAMPLES[name] ?? '…'}`),
        '  }',
      ];
    });
}

const EXAMPLES: { readonly [name: string]: string } = {
  cluster_name: '"apps"',
  subnet_ids: '["subnet-…"]',
  security_group_ids: '["sg-…"]',
  assign_public_ip: 'false',
};

/** The files that say what a `local` is; `main.tf` itself only uses them. */
function terraformOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf') && name !== 'main.tf')
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
