import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { accountOf, type Policies } from './rendered-policies';

export type Context = Readonly<Record<string, string>>;

/** An AWS API call. */
export interface Call {
  /** The heading of the call. */
  readonly step: string;
  /** ARN of a role or a user, or the name of an AWS service. */
  readonly who: string;
  readonly action: string;
  /** A description of the resource. */
  readonly what: string;
  /** The ARN that IAM evaluates; a key by its alias. */
  readonly resource: string;
  /** The request context of IAM. */
  readonly context: Context;
}

/** Why IAM would deny the call, or undefined if it would allow it. */
export async function refusal(policies: Policies, call: Call): Promise<string | undefined> {
  const result = await runSimulation(understood(simulationOf(policies, call)), {});
  if (result.resultType !== 'single') {
    throw new Error(`${titleOf(call)}: cannot be evaluated: ${JSON.stringify(result)}`);
  }
  const { analysis, ignoredContextKeys = [] } = result.result;
  const ignored = Object.keys(call.context).filter((key) => ignoredContextKeys.includes(key));
  if (ignored.length > 0)
    throw new Error(`${titleOf(call)}: the action does not support the condition key ${ignored.join()}`);
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
 * Replaces input that the simulator does not support.
 *
 * - Its data contains condition keys only of Google's tokens. Those of others are compared the same way.
 * - Its data contains no key of an encryption context. No statement has both such a key and kms:ViaService, a similar
 *   key.
 * - It treats the part before the first slash as a type, which cannot contain a wildcard. In a CodePipeline ARN, that
 *   part
 *   is a name, and a wildcard also matches slashes:
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
