import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { accountOf, type Policies } from './rendered-policies';

export type Context = Readonly<Record<string, string>>;

/** One call of an API of AWS. */
export interface Call {
  /** What somebody does: the heading under which the call stands. */
  readonly step: string;
  /** ARN of a role or a user, or the name of an AWS service. */
  readonly who: string;
  readonly action: string;
  /** What it is done to, in words. */
  readonly what: string;
  /** The ARN that IAM looks at; a key by its alias. */
  readonly resource: string;
  /** What IAM knows of the request beyond principal, action and resource. */
  readonly context: Context;
}

/** Why IAM would refuse the call; nothing when it would allow it. */
export async function refusal(policies: Policies, call: Call): Promise<string | undefined> {
  const result = await runSimulation(understood(simulationOf(policies, call)), {});
  if (result.resultType !== 'single') {
    throw new Error(`${titleOf(call)}: cannot be evaluated: ${JSON.stringify(result)}`);
  }
  const { analysis, ignoredContextKeys = [] } = result.result;
  const ignored = Object.keys(call.context).filter((key) => ignoredContextKeys.includes(key));
  if (ignored.length > 0) throw new Error(`${titleOf(call)}: the action has no condition key ${ignored.join()}`);
  if (result.overallResult === 'Allowed') return undefined;
  const { identityAnalysis: identity, resourceAnalysis: resource } = analysis;
  return `${result.overallResult} (identity policies: ${identity?.result}, resource policy: ${resource?.result})`;
}

function simulationOf({ buckets, identity, keys, resource: resourcePolicies }: Policies, call: Call): Simulation {
  const keyOf = (value: string) => keys[value] ?? value;
  const resource = keyOf(call.resource);
  const bucket = resource.split('/')[0]!;
  const isRoleOrUser = /^arn:aws:iam::\d+:(role|user)\//.test(call.who);
  return {
    request: {
      principal: call.who,
      action: call.action,
      resource: { resource, accountId: accountOf(resource) || buckets[bucket] || accountOf(call.who) },
      contextVariables: {
        'aws:SecureTransport': 'true',
        ...(isRoleOrUser ? { 'aws:PrincipalArn': call.who, 'aws:PrincipalAccount': accountOf(call.who) } : {}),
        ...Object.fromEntries(Object.entries(call.context).map(([key, value]) => [key, keyOf(value)])),
      },
    },
    identityPolicies: (identity[call.who] ?? []).map((policy, index) => ({ name: String(index), policy })),
    resourcePolicy: resourcePolicies[resource] ?? resourcePolicies[bucket],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

export function titleOf({ action, what, who }: Pick<Call, 'action' | 'what' | 'who'>): string {
  return `${who} · ${action} · ${what}`;
}

/**
 * What the simulator does not understand, in words that it does.
 *
 * - Its data have condition keys of Google's tokens only; those of others are compared alike.
 * - Nor have they a key of an encryption context. No statement has both that and kms:ViaService, a key of the same kind.
 * - It takes what stands before the first slash for a type, in which it allows no wildcard. In an ARN of CodePipeline it
 *   is a name, and a wildcard matches slashes too:
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function understood(simulation: Simulation): Simulation {
  const text = JSON.stringify(simulation)
    .replaceAll('"token.actions.githubusercontent.com:repository_id', '"accounts.google.com:oaud')
    .replaceAll(/"(?:token\.actions\.githubusercontent\.com|git\.example\.com):/g, '"accounts.google.com:')
    .replaceAll('"kms:EncryptionContext:aws:sns:topicArn', '"kms:ViaService')
    .replace(/"arn:aws:codepipeline:[^"/]*\*[^"]*"/g, (pattern) => pattern.replaceAll('/', '?'));
  return JSON.parse(text);
}
