import { APPROVALS_SEPARATOR, IMMEDIATELY } from '../render/facts';
import { hclArguments } from '../render/hcl';
import { enumerate } from '../text/messages';
import { Comparison, changeOf, FactLookup, missing } from './fact-lookup';
import { Warning, warning } from './warning';

/** The root of the pipeline account. */
const PIPELINE = 'pipeline';

export function removedEnvironments({ after, before }: Comparison): Warning[] {
  const folders = missing('root', before, after);
  if (folders.length === 0) return [];
  const [root, itsFolder] = folders.length === 1 ? ['root', 'folder'] : ['roots', 'folders'];
  return [
    warning(
      'environment-removed',
      enumerate(folders),
      `${enumerate(folders)} ${folders.length === 1 ? 'is' : 'are'} no longer generated.`,
      'Everything that was applied there keeps running, and no later apply destroys it.',
      `If it was ever applied: apply pipeline/ first. Then destroy the ${root} from a commit that still has the ${itsFolder}, such as the latest one:`,
      '  git worktree add ../before-removal HEAD',
      ...folders.flatMap((folder) => [
        `  terraform -chdir=../before-removal/${folder} init`,
        `  terraform -chdir=../before-removal/${folder} destroy`,
      ]),
      '  git worktree remove --force ../before-removal',
    ),
  ];
}

/** Roots whose state, account or Region changes. */
export function movedRoots(comparison: Comparison): Warning[] {
  return comparison.after.subjects('root').flatMap((folder) => {
    const moves = (['account', 'region'] as const).flatMap((attribute) => {
      const change = changeOf(comparison, 'root', folder, attribute);
      return change === undefined ? [] : [`a new ${attribute === 'region' ? 'Region' : attribute}, ${change}`];
    });
    const state = changeOf(comparison, 'root', folder, 'state');
    if (moves.length > 0) return [moveWarning(folder, state === undefined ? moves : [...moves, stateChange(state)])];
    return state === undefined ? [] : [stateWarning(folder, state)];
  });
}

function stateChange(change: string): string {
  return `a new state, ${change}`;
}

function moveWarning(folder: string, changes: readonly string[]): Warning {
  return warning(
    'root-moved',
    folder,
    `${folder} has ${changes.join('; ')}.`,
    'The next apply does not move anything: it creates everything again next to what exists, or replaces it.',
    'If it was ever applied: undo this change, or destroy what exists there before you apply it.',
  );
}

function stateWarning(folder: string, change: string): Warning {
  return warning(
    'state-moved',
    folder,
    `${folder} has ${stateChange(change)}.`,
    'With an empty state, the next apply would create everything again.',
    `If it was ever applied, copy its state first: terraform -chdir=${folder} init -migrate-state`,
  );
}

/** Environments that no longer wait for an approval, or wait for fewer approvals. */
export function removedApprovals(comparison: Comparison): Warning[] {
  return [...unapproved(comparison), ...fewerApprovals(comparison)];
}

function fewerApprovals({ after, before }: Comparison): Warning[] {
  return after.subjects('root').flatMap((folder) => {
    const [now] = approvalsIn(after, folder);
    const old = approvalsIn(before, folder);
    // After a merge, there can be several records, one of which can be the current one.
    if (!now || old.length === 0 || old.some((names) => names.length <= now.length)) return [];
    const removed = [...new Set(old.flat())].filter((name) => !now.includes(name));
    return [
      warning(
        'approval-removed',
        folder,
        `${folder} no longer waits for the approval${removed.length === 1 ? '' : 's'} ${enumerate(removed)}.`,
        `Once pipeline/ is applied, images are deployed without ${removed.length === 1 ? 'it' : 'them'}.`,
        'If this is not intended, restore the approvals of the environment in ecs-pipeline.yaml.',
      ),
    ];
  });
}

function approvalsIn(facts: FactLookup, folder: string): string[][] {
  return facts.values('root', folder, 'approvals').map((value) => value.split(APPROVALS_SEPARATOR));
}

function unapproved(comparison: Comparison): Warning[] {
  return comparison.after
    .subjects('root')
    .filter((folder) => comparison.after.values('root', folder, 'deploys').includes(IMMEDIATELY))
    .filter((folder) => changeOf(comparison, 'root', folder, 'deploys') !== undefined)
    .map((folder) =>
      warning(
        'approval-removed',
        folder,
        `${folder} no longer requires an approval.`,
        'Once pipeline/ is applied, every image that reaches this environment is deployed to it.',
        'If this is not intended, set the approval of the environment in ecs-pipeline.yaml again.',
      ),
    );
}

/** Providers of additional Regions in which nothing is deployed anymore. */
export function removedProviders(comparison: Comparison): Warning[] {
  const { after, before } = comparison;
  if (isPipelineMoved(comparison)) return [];
  return missing('provider', before, after).flatMap((alias) =>
    before
      .values('provider', alias, 'region')
      .map((region) =>
        warning(
          'provider-removed',
          `aws.${alias}`,
          `Nothing is deployed in ${region} anymore.`,
          `To destroy the artifact store there, Terraform needs the provider aws.${alias}, which is no longer generated.`,
          'If pipeline/ was ever applied with it: put this into pipeline/former_regions.tf, apply pipeline/, then remove the file:',
          ...providerBlock(comparison, alias, region).map((line) => (line === '' ? '' : `  ${line}`)),
        ),
      ),
  );
}

/** Whether the account or the Region of the pipelines changed, on any side of a merge. */
export function isPipelineMoved({ after, before }: Comparison): boolean {
  return (['account', 'region'] as const).some((attribute) => {
    const now = after.values('root', PIPELINE, attribute);
    return before.values('root', PIPELINE, attribute).some((value) => !now.includes(value));
  });
}

function providerBlock({ after }: Comparison, alias: string, region: string): string[] {
  const [role] = after.values('root', PIPELINE, 'role');
  return [
    'provider "aws" {',
    hclArguments({ alias, region, allowed_account_ids: after.values('root', PIPELINE, 'account') }, 1),
    ...(role === undefined ? [] : ['', '  assume_role {', hclArguments({ role_arn: role }, 2), '  }']),
    '}',
  ].flatMap((lines) => lines.split('\n'));
}
