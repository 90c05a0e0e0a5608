import { Fact } from '../render/facts';
import { enumerate } from '../text/messages';
import { Comparison, FactLookup, missing } from './fact-lookup';
import { changedRepositories } from './repository-warnings';
import { movedRoots, removedApprovals, removedEnvironments, removedProviders } from './root-warnings';
import { removedServices, replacedServices, withdrawals, withdrawnServices } from './service-warnings';
import { unapprovedSidecars } from './sidecar-warnings';
import { Warning, warning } from './warning';

/**
 * What the next applies do that may be unexpected.
 *
 * @param before - what the last run recorded; empty if there is no record
 * @param after - what the config describes
 */
export function applyWarnings(before: readonly Fact[], after: readonly Fact[]): Warning[] {
  const comparison = { before: new FactLookup(before), after: new FactLookup(after) };
  return [
    ...removedEnvironments(comparison),
    ...removedServices(comparison),
    ...withdrawnServices(comparison),
    ...removedAndAdded(comparison),
    ...movedRoots(comparison),
    ...removedApprovals(comparison),
    ...replacedServices(comparison),
    ...unapprovedSidecars(comparison),
    ...changedRepositories(comparison),
    ...removedProviders(comparison),
  ];
}

/** Changes that look like a renaming. */
function removedAndAdded({ after, before }: Comparison): Warning[] {
  // Only within one environment: of two, one can be applied before pipeline/, and the other after it.
  const sameFolder = (from: FactLookup, to: FactLookup) => {
    const others = withdrawals({ before: to, after: from }).map(({ folder }) => folder);
    return withdrawals({ before: from, after: to }).filter(({ folder }) => others.includes(folder));
  };
  const between = (from: FactLookup, to: FactLookup) => [
    ...missing('root', from, to),
    ...missing('repository', from, to).map((service) => `service ${service}`),
    ...sameFolder(from, to).map(({ folder, service }) => `service ${service} in ${folder}`),
  ];
  const [removed, added] = [between(before, after), between(after, before)];
  if (removed.length === 0 || added.length === 0) return [];
  return [
    warning(
      'removed-and-added',
      enumerate(removed),
      `This change removes ${enumerate(removed)} and adds ${enumerate(added)}.`,
      'Additions require applying the environments before pipeline/, and removals require applying them after it. No order works for both.',
      'Split it into two changes: first make the addition, apply, and deploy an image to it; then make the removal.',
    ),
  ];
}
