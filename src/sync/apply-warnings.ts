import { Fact } from '../render/facts';
import { enumerate } from '../text/messages';
import { Comparison, FactLookup, missing } from './fact-lookup';
import { changedRepositories } from './repository-warnings';
import { movedRoots, removedApprovals, removedEnvironments, removedProviders } from './root-warnings';
import { removedServices, replacedServices, withdrawals, withdrawnServices } from './service-warnings';
import { unapprovedSidecars } from './sidecar-warnings';
import { Warning, warning } from './warning';

/**
 * What the next applies do that nobody may expect.
 *
 * @param before - what the last run recorded; empty where nothing did
 * @param after - what the config says
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

/** A new name for an old one looks like this. */
function removedAndAdded({ after, before }: Comparison): Warning[] {
  // In different environments, one root can be applied before pipeline/, and the other after it.
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
      'What is added needs the environments applied before pipeline/, and what is removed needs them applied after it: no order is right for both.',
      'Make two changes of it: add the new one, apply and deploy it; then remove the old one.',
    ),
  ];
}
