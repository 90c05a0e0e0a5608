import { enumerate } from '../text/messages';
import { Comparison, FactLookup } from './fact-lookup';
import { isPipelineMoved } from './root-warnings';
import { Warning, warning } from './warning';

/** Services whose images come from another repository, or that lose one. */
export function changedRepositories(comparison: Comparison): Warning[] {
  // Where the pipelines move, nothing of theirs is found, replaced or destroyed.
  if (isPipelineMoved(comparison)) return [];
  return comparison.after.subjects('repository').flatMap((service) => {
    const change = changeOfRepositories(comparison, service);
    if (change.destroyed.length + change.unreadable.length === 0 && !change.isTaken && !change.losesPipeline) return [];
    return [warning('repository-changed', service, what(service, change), ...effects(change), ...fixes(change))];
  });
}

interface RepositoryChange {
  /** The repository whose images are deployed. */
  readonly now: string;
  /** Those that were before, if it was none of them. */
  readonly instead: readonly string[];
  /** What Terraform destroys. */
  readonly destroyed: readonly string[];
  /** What the environments lose the right to pull from. */
  readonly unreadable: readonly string[];
  /** Whether Terraform is to create what exists. */
  readonly isTaken: boolean;
  /** Whether the pipeline of another service deploys from now on. */
  readonly losesPipeline: boolean;
  /** Whether the former one can stay as an extra repository. */
  readonly canStay: boolean;
}

function changeOfRepositories({ after, before }: Comparison, service: string): RepositoryChange {
  const of = (facts: FactLookup) => ({
    created: facts.values('repository', service, 'created'),
    existing: facts.values('repository', service, 'existing'),
    shared: facts.values('repository', service, 'shared'),
    extra: facts.values('repository', service, 'extra'),
  });
  const [old, current] = [of(before), of(after)];
  const ours = [...current.created, ...current.extra];
  // After a merge, before may have both sides' repositories: either is no change.
  const isSame = (['created', 'existing', 'shared'] as const).some((key) =>
    current[key].some((arn) => old[key].includes(arn)),
  );
  const former = isSame ? [] : [...old.created, ...old.existing, ...old.shared];
  const now = [...current.created, ...current.existing, ...current.shared].join();
  return {
    now,
    instead: former.includes(now) ? [] : former,
    destroyed: [...(isSame ? [] : old.created), ...old.extra].filter((arn) => !ours.includes(arn)),
    unreadable: former.filter((arn) => ![...ours, now].includes(arn)),
    isTaken: !isSame && current.created.some((arn) => old.existing.includes(arn)),
    losesPipeline: old.shared.length === 0 && former.length > 0 && current.shared.length > 0,
    canStay: current.created.length > 0 && old.created.length > 0,
  };
}

function what(service: string, { destroyed, instead, isTaken, losesPipeline, now }: RepositoryChange): string {
  if (instead.length > 0) return `${service} takes its images from ${now} instead of ${enumerate(instead, 'or')}.`;
  if (isTaken) return `${service} is to create ${now}, from which it takes its images already.`;
  if (losesPipeline) return `${service} has no pipeline of its own any more.`;
  return `${service} no longer creates ${enumerate(destroyed)}.`;
}

function effects({ destroyed, isTaken, losesPipeline, unreadable }: RepositoryChange): string[] {
  return [
    ...(losesPipeline
      ? ['The next apply of pipeline/ destroys its pipelines, with the executions that wait there.']
      : []),
    ...(isTaken ? ['The next apply of pipeline/ fails, as the repository exists.'] : []),
    ...(destroyed.length > 0
      ? [
          `The next apply of pipeline/ destroys ${enumerate(destroyed)}: with all images where forceDelete is set, and else it fails while there are any.`,
        ]
      : []),
    ...(unreadable.length > 0
      ? [
          `The environments lose the right to pull from ${enumerate(unreadable)}: no task can be started again with an image from there.`,
        ]
      : []),
  ];
}

function fixes({ canStay, destroyed, isTaken, losesPipeline, now, unreadable }: RepositoryChange): string[] {
  if (isTaken) return ['Import it into the state of pipeline/ before you apply: terraform import.'];
  if (destroyed.includes(now)) return ['Take it out of the state of pipeline/ before you apply: terraform state rm.'];
  if (losesPipeline && destroyed.length + unreadable.length === 0)
    return ['Before you apply, approve or reject what waits there, and release what is on hold.'];
  if (unreadable.length === 0) return ['Before you apply, make sure that nothing runs an image from there.'];
  return canStay
    ? ['Name the former one in image.extraRepositoryNames until every environment runs an image of the new one.']
    : ['Right after the applies, push an image to the new one and deploy it to every environment.'];
}
