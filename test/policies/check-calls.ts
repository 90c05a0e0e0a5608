import { type Call, refusal, titleOf } from './evaluate';
import { ADMINISTRATORS, arnOf, nameOf, PIPELINE_ACCOUNT, PRINCIPALS, SERVICES } from './names';
import { accountOf, type Policies } from './rendered-policies';

/** The problems of a call in the specification: its principal is denied, or another principal is allowed. */
export async function problemsOf(policies: Policies, call: Call, specification: readonly Call[]): Promise<string[]> {
  const refused = await refusal(policies, { ...call, who: arnOf(call.who) });
  if (refused) return [`${call.step}: denied to a principal that needs it: ${titleOf(call)}: ${refused}`];

  const problems: string[] = [];
  for (const who of neighborsOf(policies, call, specification)) {
    const neighbor = { ...call, who: nameOf(who) };
    if (!(await refusal(policies, { ...call, who }))) {
      problems.push(`${call.step}: allowed to another principal: ${titleOf(neighbor)}`);
    }
  }
  for (const [other, resource] of Object.entries(samesOf(call))) {
    if (resource !== call.resource && !(await refusal(policies, { ...call, who: arnOf(call.who), resource }))) {
      problems.push(`${call.step}: allowed on the same resource of another ${other}: ${titleOf(call)}`);
    }
  }
  return problems;
}

/** The same resource of a product with a similar name, and of another service of this product. */
function samesOf(call: Call): Record<string, string> {
  if (call.resource.includes(':alias/')) return {}; // a key belongs to its product, and no other product has an alias here
  return {
    product: call.resource.replace(/shop|media/g, '$&-web'),
    ...(isForEveryService(call) ? {} : { service: call.resource.replace(/api|cleanup|transcoder/g, 'web') }),
  };
}

/**
 * Viewers see all services of the product. Operators and approvers of an environment act on all services in that
 * environment.
 */
function isForEveryService({ who }: Call): boolean {
  return /approver|break-glass|release manager|operator|viewer/.test(who);
}

/** The problems of a call that must be denied. */
export async function problemsOfRefused(policies: Policies, call: Call): Promise<string[]> {
  const refused = await refusal(policies, { ...call, who: arnOf(call.who) });
  return refused ? [] : [`${call.step}: must be denied: ${titleOf(call)}`];
}

/** All principals except those that the specification allows, and the account's own administrator. */
function neighborsOf({ identity }: Policies, { action, resource }: Call, specification: readonly Call[]): string[] {
  const same = specification.filter((other) => other.action === action && other.resource === resource);
  const allowed = new Set(same.map(({ who }) => arnOf(who)));
  const accountId = accountOf(resource) || PIPELINE_ACCOUNT; // the ARN of a bucket contains no account
  const owners = Object.values(ADMINISTRATORS).filter((arn) => resource === '*' || accountOf(arn) === accountId);
  const everyone = new Set([...Object.keys(identity), ...Object.values(PRINCIPALS), ...SERVICES]);
  return [...everyone].filter((arn) => !allowed.has(arn) && !owners.includes(arn));
}
