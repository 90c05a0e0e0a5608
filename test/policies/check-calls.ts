import { type Call, refusal, titleOf } from './evaluate';
import { ADMINISTRATORS, arnOf, nameOf, PIPELINE_ACCOUNT, PRINCIPALS, SERVICES } from './names';
import { accountOf, type Policies } from './rendered-policies';

/** Everything that is wrong with a call of the specification: who needs it may not, or somebody else may. */
export async function problemsOf(policies: Policies, call: Call, specification: readonly Call[]): Promise<string[]> {
  const refused = await refusal(policies, { ...call, who: arnOf(call.who) });
  if (refused) return [`${call.step}: refused to who needs it: ${titleOf(call)}: ${refused}`];

  const problems: string[] = [];
  for (const who of neighboursOf(policies, call, specification)) {
    const neighbour = { ...call, who: nameOf(who) };
    if (!(await refusal(policies, { ...call, who }))) {
      problems.push(`${call.step}: allowed to somebody else: ${titleOf(neighbour)}`);
    }
  }
  for (const [other, resource] of Object.entries(samesOf(call))) {
    if (resource !== call.resource && !(await refusal(policies, { ...call, who: arnOf(call.who), resource }))) {
      problems.push(`${call.step}: allowed on the same of another ${other}: ${titleOf(call)}`);
    }
  }
  return problems;
}

/** The same resource of a product whose name begins alike, and of another service of this product. */
function samesOf(call: Call): Record<string, string> {
  if (call.resource.includes(':alias/')) return {}; // a key is its product's, and nobody else has an alias here
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

/** What is wrong with a call that has to be refused. */
export async function problemsOfRefused(policies: Policies, call: Call): Promise<string[]> {
  const refused = await refusal(policies, { ...call, who: arnOf(call.who) });
  return refused ? [] : [`${call.step}: has to be refused: ${titleOf(call)}`];
}

/** Everybody but those whom the specification allows this action on this resource, and the account's own administrator. */
function neighboursOf({ identity }: Policies, { action, resource }: Call, specification: readonly Call[]): string[] {
  const same = specification.filter((other) => other.action === action && other.resource === resource);
  const allowed = new Set(same.map(({ who }) => arnOf(who)));
  const accountId = accountOf(resource) || PIPELINE_ACCOUNT; // the ARN of a bucket does not say it
  const owners = Object.values(ADMINISTRATORS).filter((arn) => resource === '*' || accountOf(arn) === accountId);
  const everybody = new Set([...Object.keys(identity), ...Object.values(PRINCIPALS), ...SERVICES]);
  return [...everybody].filter((arn) => !allowed.has(arn) && !owners.includes(arn));
}
