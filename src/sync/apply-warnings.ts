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
    ...replacedServices(plan).map(replacementWarning),
    ...lostProviders(plan).map(providerWarning),
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

/** Arguments of a service that CloudFormation cannot change: it makes a new service and deletes the old one. */
const IDENTITY = /^ {2}(?:service_name|cluster_name|stack_name|launch_type|capacity_provider(?:_strategy)?) += .*$/gm;

/** For example `environments/dev: api`. */
function replacedServices({ change }: SyncPlan): string[] {
  return change
    .filter(({ path }) => /^environments\/[^/]+\/main\.tf$/.test(path))
    .flatMap(({ content, current, path }) => {
      const before = modulesOf(current);
      return [...modulesOf(content)]
        .filter(([label, body]) => before.has(label) && identityOf(before.get(label)!) !== identityOf(body))
        .map(([label]) => `${path.slice(0, -'/main.tf'.length)}: ${label}`);
    });
}

/** Label to body. */
function modulesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/^module "([^"]+)" \{\n(.*?)^\}/gms)].map(([, label, body]) => [label!, body!]));
}

function identityOf(body: string): string {
  return String(body.match(IDENTITY)?.map((line) => line.replace(/ += /, ' = ')));
}

function replacementWarning(service: string): string[] {
  return [
    `${service} has another name, cluster, stack, launch type or capacity provider. ECS changes none of them in place: the`,
    'apply fails, or leaves the old service running unmanaged. Add a service of a new name, move over, then remove this one.',
  ];
}

interface Provider {
  readonly alias: string;
  readonly block: string;
}

/** Providers of other Regions that are gone from the pipeline's root. */
function lostProviders({ change }: SyncPlan): Provider[] {
  const root = change.find(({ path }) => path === 'pipeline/providers.tf');
  if (!root) return [];
  const left = providersOf(root.content).map(({ alias }) => alias);
  return providersOf(root.current).filter(({ alias }) => !left.includes(alias));
}

function providersOf(text: string): Provider[] {
  return [...text.matchAll(/^provider "aws" \{\n.*?^\}$/gms)].flatMap(([block]) => {
    const alias = /^ {2}alias += "(.+)"$/m.exec(block)?.[1];
    return alias ? [{ alias, block }] : [];
  });
}

function providerWarning({ alias, block }: Provider): string[] {
  return [
    `Nothing is deployed any more in the Region of the provider aws.${alias}. Terraform destroys the artifact store there`,
    'only while it has the provider. If pipeline/ was ever applied with it: put this into pipeline/former_regions.tf, apply',
    'pipeline/, and remove the file again.',
    ...block.split('\n').map((line) => `  ${line}`),
  ];
}
