import { enumerate } from '../text/messages';
import { Comparison, FactLookup } from './fact-lookup';
import { isPipelineMoved } from './root-warnings';
import { Warning, warning } from './warning';

/** Services whose images come from a different repository, or that lose a repository. */
export function changedRepositories(comparison: Comparison): Warning[] {
  // If the pipelines move, nothing in the old place is found, replaced or destroyed.
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
  /** The previous ones, if it is not one of them. */
  readonly instead: readonly string[];
  /** The repositories that Terraform destroys. */
  readonly destroyed: readonly string[];
  /** The repositories that the environments can no longer pull from. */
  readonly unreadable: readonly string[];
  /** Whether Terraform would create a repository that already exists. */
  readonly isTaken: boolean;
  /** Whether another service's pipeline takes over the deployments. */
  readonly losesPipeline: boolean;
  /** Whether the old one can be kept as an extra repository. */
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
  // After a merge, the old facts can have the repositories of both sides, and neither counts as a change.
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
  if (instead.length > 0) return `${service} gets its images from ${now} instead of ${enumerate(instead, 'or')}.`;
  if (isTaken) return `${service} would create ${now}, the existing repository that it already gets its images from.`;
  if (losesPipeline) return `${service} no longer has its own pipeline.`;
  return `${service} no longer creates ${enumerate(destroyed)}.`;
}

function effects({ destroyed, isTaken, losesPipeline, unreadable }: RepositoryChange): string[] {
  return [
    ...(losesPipeline ? ['The next apply of pipeline/ destroys its pipelines, including waiting executions.'] : []),
    ...(isTaken ? ['The next apply of pipeline/ fails, because the repository already exists.'] : []),
    ...(destroyed.length > 0
      ? [
          `The next apply of pipeline/ destroys ${enumerate(destroyed)}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.`,
        ]
      : []),
    ...(unreadable.length > 0
      ? [
          `The environments lose permission to pull from ${enumerate(unreadable)}, so tasks that use an image from there can no longer start.`,
        ]
      : []),
  ];
}

function fixes({ canStay, destroyed, isTaken, losesPipeline, now, unreadable }: RepositoryChange): string[] {
  if (isTaken) return ['Before you apply, import it into the state of pipeline/ with terraform import.'];
  if (destroyed.includes(now))
    return ['Before you apply, remove it from the state of pipeline/ with terraform state rm.'];
  if (losesPipeline && destroyed.length + unreadable.length === 0)
    return ['Before you apply, answer its pending approvals and release its holds.'];
  if (unreadable.length === 0) return ['Before you apply, make sure that no task runs an image from there.'];
  return canStay
    ? ['Keep the old one in image.extraRepositoryNames until every environment runs an image from the new one.']
    : ['Right after the applies, push an image to the new one and deploy it to every environment.'];
}
