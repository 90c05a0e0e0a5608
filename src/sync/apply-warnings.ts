import { SyncPlan } from './plan-sync';

/**
 * What the next applies do that nobody may expect. A run changes files only; what was applied from them still stands in
 * the accounts.
 */
export function applyWarnings(plan: SyncPlan): string[] {
  const environments = removedEnvironments(plan);
  const services = removedServices(plan);
  const warnings = [
    ...(environments.length > 0 ? [orphanWarning(environments)] : []),
    ...services.map(serviceWarning),
    ...(environments.length + services.length > 0 && addsSomething(plan) ? [ADDITIONS] : []),
    ...movedRoots(plan).map(moveWarning),
  ];
  return warnings.flatMap((lines) => ['', ...lines]);
}

/** Folders of environments whose root is gone. */
function removedEnvironments({ remove }: SyncPlan): string[] {
  return remove.flatMap(({ path }) => /^(environments\/[^/]+)\/terraform\.tf$/.exec(path)?.[1] ?? []);
}

function orphanWarning(folders: readonly string[]): string[] {
  return [
    `No longer generated: ${folders.join(', ')}. What was applied there still runs, and its state still names it. If it`,
    'was ever applied: apply pipeline/ first, then destroy it from a commit that still has the folder, here the last one:',
    '  git worktree add ../before-removal HEAD',
    ...folders.flatMap((folder) => [
      `  terraform -chdir=../before-removal/${folder} init`,
      `  terraform -chdir=../before-removal/${folder} destroy`,
    ]),
    '  git worktree remove --force ../before-removal',
  ];
}

/** Labels of services whose pipeline is gone from the pipeline's root. */
function removedServices({ change }: SyncPlan): string[] {
  const root = change.find(({ path }) => path === 'pipeline/main.tf');
  if (!root) return [];
  const left = pipelineLabels(root.content);
  return pipelineLabels(root.current).filter((label) => !left.includes(label));
}

function serviceWarning(label: string): string[] {
  return [
    `The next applies destroy the service ${label}, its pipeline and its registry. If it was ever applied: delete the`,
    'images of the registry, which is not destroyed with images in it, apply pipeline/ first, so that nothing deploys to',
    'it any more, and then the environments.',
  ];
}

function addsSomething({ change, create }: SyncPlan): boolean {
  const root = change.find(({ path }) => path === 'pipeline/main.tf');
  const before = root ? pipelineLabels(root.current) : [];
  const hasNewService = root !== undefined && pipelineLabels(root.content).some((label) => !before.includes(label));
  return hasNewService || create.some(({ path }) => /^environments\/[^/]+\/terraform\.tf$/.test(path));
}

/** Environments come before pipeline/ for what is added, and after it for what is removed. */
const ADDITIONS = [
  'This run also adds an environment or a service, as a new name for an old one does, and no order of applies is right',
  'for both. Do it in two changes: add the new one, apply and deploy it; then remove the old one.',
];

function pipelineLabels(text: string): string[] {
  return [...text.matchAll(/^module "(.+)_pipeline" \{$/gm)].map(([, label]) => label!);
}

interface MovedRoot {
  readonly folder: string;
  readonly what: readonly string[];
}

/** What tells one state, one account and one Region from another in the files of a root. */
const PLACES: readonly { readonly file: string; readonly what: string; readonly line: RegExp }[] = [
  { file: 'terraform.tf', what: 'state', line: /^ {4}(?:bucket|key|region) +=.*$/gm },
  { file: 'providers.tf', what: 'account', line: /^ {2}allowed_account_ids +=.*$/gm },
  { file: 'providers.tf', what: 'Region', line: /^ {2}region +=.*$/gm },
];

function movedRoots({ change }: SyncPlan): MovedRoot[] {
  const folders = [...new Set(change.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))))].sort();
  return folders
    .map((folder) => ({
      folder,
      what: PLACES.filter(({ file, line }) => {
        const root = change.find(({ path }) => path === `${folder}/${file}`);
        return root !== undefined && String(root.current.match(line)) !== String(root.content.match(line));
      }).map(({ what }) => what),
    }))
    .filter(({ what }) => what.length > 0);
}

function moveWarning({ folder, what }: MovedRoot): string[] {
  return [
    `${folder} has another ${what.join(', ')} now. If it was ever applied, what stands there is not moved: the next apply`,
    'would build everything anew beside it, or replace it. Undo this change, or destroy what stands there first.',
  ];
}
