import { type CollectionTag, parse, type ScalarTag } from 'yaml';
import type { Model } from '../../src/model/model';
import { renderBootstrap } from '../../src/render/bootstrap';
import type { Policies, Policy } from './rendered-policies';

/** A template in CloudFormation's JSON form of its intrinsic functions. */
interface Template {
  readonly Mappings?: { readonly Accounts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> };
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has properties of its own
  readonly Properties: any;
}

/** What the roles may do that bootstrap creates, and who may assume them: as CloudFormation would create them. */
export function bootstrapPolicies(model: Model): Policies {
  const identity: Record<string, Policy[]> = {};
  const resource: Record<string, Policy> = {};
  for (const { accountId, isPipelineAccount } of model.bootstrap.accounts) {
    const path = `bootstrap/${isPipelineAccount ? 'pipeline' : 'environments'}.yaml`;
    const { content = '' } = renderBootstrap(model).find((file) => file.path === path) ?? {};
    const resources = resolve(parseTemplate(content), accountId);
    const all = Object.entries(resources);
    for (const [, { Properties: role }] of all.filter(([, { Type }]) => Type === 'AWS::IAM::Role')) {
      const arn = `arn:aws:iam::${accountId}:role${role.Path}${role.RoleName}`;
      const managed = (role.ManagedPolicyArns ?? []).flatMap((id: string) =>
        resources[id] ? [resources[id].Properties.PolicyDocument] : [],
      );
      identity[arn] = [
        ...managed,
        ...(role.Policies ?? []).map((policy: { PolicyDocument: Policy }) => policy.PolicyDocument),
      ];
      resource[arn] = role.AssumeRolePolicyDocument;
    }
  }
  return { identity, resource, keys: {}, buckets: {} };
}

/** CloudFormation's short forms, `!Ref X`, as it reads them: `{ Ref: X }`. */
export function parseTemplate(text: string): Template {
  const ofText = (name: string): ScalarTag => ({ tag: `!${name}`, resolve: (value) => ({ [name]: value }) });
  const findInMap: CollectionTag = {
    tag: '!FindInMap',
    collection: 'seq',
    resolve: (value) => ({ FindInMap: value.toJSON() }),
  };
  return parse(text, { customTags: [ofText('Ref'), ofText('Sub'), ofText('GetAtt'), findInMap] });
}

function resolve(template: Template, accountId: string): Template['Resources'] {
  const pseudo: Record<string, string> = { 'AWS::AccountId': accountId, 'AWS::Partition': 'aws' };
  const nameOf = (id: string) => pseudo[id] ?? boundaryArn(template.Resources[id], accountId) ?? id;
  // biome-ignore lint/suspicious/noExplicitAny: a template is whatever it is
  const visit = (value: any): any => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    if ('Ref' in value) return nameOf(value.Ref);
    if ('Sub' in value) return value.Sub.replace(/\$\{([\w:.]+)\}/g, (_: string, id: string) => nameOf(id));
    if ('FindInMap' in value) return template.Mappings!.Accounts[accountId]![value.FindInMap[2]];
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  return visit(template.Resources);
}

/** The boundary is named in conditions; other policies only where they are attached, for which their id is enough. */
function boundaryArn(resource: Resource | undefined, accountId: string): string | undefined {
  if (resource?.Type !== 'AWS::IAM::ManagedPolicy' || !resource.Properties.ManagedPolicyName.endsWith('-boundary'))
    return undefined;
  return `arn:aws:iam::${accountId}:policy${resource.Properties.Path}${resource.Properties.ManagedPolicyName}`;
}
