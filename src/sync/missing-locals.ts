import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fact } from '../render/facts';
import { FactLookup } from './fact-lookup';
import { TargetFile } from './files';
import { SyncPlan } from './plan-sync';
import { Warning, warning } from './warning';

/**
 * Locals that a root needs but none of its files defines, because `inputs.tf` was written once, before the config
 * needed them. Terraform would fail to plan.
 */
export function missingLocals(
  outdir: string,
  { files, facts }: { readonly files: readonly TargetFile[]; readonly facts: readonly Fact[] },
  plan: SyncPlan,
): Warning[] {
  const lookup = new FactLookup(facts);
  return lookup.subjects('root').flatMap((folder) => {
    const needed = lookup.values('root', folder, 'input');
    if (needed.length === 0) return [];
    const text = terraformOf(outdir, folder, files, plan);
    const missing = needed.filter((name) => !new RegExp(`^\\s*${name}\\s*=`, 'm').test(text));
    if (missing.length === 0) return [];
    return [
      warning(
        'input-missing',
        folder,
        `${folder}/main.tf uses ${missing.length === 1 ? 'a local that is' : 'locals that are'} not defined.`,
        `terraform plan would fail. Add to ${folder}/inputs.tf, with your own values:`,
        '  locals {',
        ...missing.map((name) => `    ${name} = ${EXAMPLES[name] ?? '…'}`),
        '  }',
      ),
    ];
  });
}

const EXAMPLES: { readonly [name: string]: string } = {
  cluster_name: '"apps"',
  subnet_ids: '["subnet-…"]',
  security_group_ids: '["sg-…"]',
  assign_public_ip: 'false',
  listener_arn: 'aws_lb_listener.http.arn',
};

/** The content after the run of all files that can define locals; `main.tf` only uses them. */
function terraformOf(outdir: string, folder: string, files: readonly TargetFile[], plan: SyncPlan): string {
  const texts = new Map(terraformFiles(join(outdir, folder)).map(({ name, text }) => [`${folder}/${name}`, text]));
  for (const { path } of plan.remove) texts.delete(path);
  for (const { content, path } of [...files.filter(({ ownership }) => ownership === 'managed'), ...plan.create])
    if (dirname(path) === folder && path.endsWith('.tf')) texts.set(path, content);
  texts.delete(`${folder}/main.tf`);
  return [...texts.values()].join('\n');
}

function terraformFiles(folder: string): { readonly name: string; readonly text: string }[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf') && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
