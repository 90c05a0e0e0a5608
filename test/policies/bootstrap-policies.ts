import type { Model } from '../../src/model/model';
import { renderBootstrap } from '../../src/render/bootstrap';
import { resolveTemplate } from '../bootstrap/resolve-template';
import type { Policies, Policy } from './rendered-policies';

interface Role {
  readonly Path: string;
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: Policy;
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyDocument: Policy }[];
}

interface ManagedPolicy {
  readonly Path: string;
  readonly ManagedPolicyName: string;
  readonly PolicyDocument: Policy;
}

/** The permissions and trust policies of the bootstrap roles, as CloudFormation would create them. */
export function bootstrapPolicies(model: Model): Policies {
  const identity: Record<string, Policy[]> = {};
  const resource: Record<string, Policy> = {};
  for (const { accountId, isPipelineAccount } of model.bootstrap.accounts) {
    const resources = Object.values(resolveTemplate(templateOf(model, isPipelineAccount), accountId));
    const ofType = (type: string) =>
      resources.filter(({ Type }) => Type === `AWS::IAM::${type}`).map(({ Properties }) => Properties as unknown);
    const arn = (name: string) => `arn:aws:iam::${accountId}:${name}`;
    const managed = new Map(
      (ofType('ManagedPolicy') as ManagedPolicy[]).map(({ ManagedPolicyName, Path, PolicyDocument }) => [
        arn(`policy${Path}${ManagedPolicyName}`),
        PolicyDocument,
      ]),
    );
    for (const role of ofType('Role') as Role[]) {
      const { ManagedPolicyArns: attached = [], Policies: inline = [] } = role;
      const roleArn = arn(`role${role.Path}${role.RoleName}`);
      // AWS managed policies, which the config can add, are not evaluated.
      const own = attached.flatMap((one) => managed.get(one) ?? []);
      identity[roleArn] = [...own, ...inline.map(({ PolicyDocument }) => PolicyDocument)];
      resource[roleArn] = role.AssumeRolePolicyDocument;
    }
  }
  return { identity, resource, keys: {}, buckets: {} };
}

function templateOf(model: Model, isPipelineAccount: boolean): string {
  const path = `bootstrap/${isPipelineAccount ? 'pipeline' : 'environments'}.yaml`;
  return renderBootstrap(model).find((file) => file.path === path)!.content;
}
