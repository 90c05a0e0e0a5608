import { parse, parseDocument } from 'yaml';

/** A resource of a template as CloudFormation would create it. */
export interface ResolvedResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

type Node = string | number | boolean | null | Node[] | { [key: string]: Node };

/** A parsed template, with the errors in its YAML. */
export interface ReadTemplate {
  readonly template: Record<string, Record<string, Node>>;
  readonly errors: readonly string[];
}

export function readTemplate(body: string): ReadTemplate {
  const document = parseDocument(body, { customTags: TAGS });
  return { template: document.toJS(), errors: document.errors.map(({ message }) => message) };
}

/** The resources of a template with resolved intrinsic functions, as in a stack of the account. */
export function resolveTemplate(body: string, accountId: string): Record<string, ResolvedResource> {
  return resolveRead(parse(body, { customTags: TAGS }), accountId, 'aws');
}

/** The same for a parsed template. */
export function resolveRead(
  template: ReadTemplate['template'],
  accountId: string,
  partition: string,
): Record<string, ResolvedResource> {
  const resources = template.Resources as Record<
    string,
    { Type: string; Condition?: string; Properties: Record<string, string> }
  >;

  const ref = (name: string): string => {
    if (name === 'AWS::AccountId') return accountId;
    if (name === 'AWS::Partition') return partition;
    if (name === 'AWS::NoValue') return NO_VALUE;
    const { Properties: p, Type } = resources[name]!;
    if (Type === 'AWS::IAM::ManagedPolicy')
      return `arn:${partition}:iam::${accountId}:policy${p.Path}${p.ManagedPolicyName}`;
    return (p.RoleName ?? p.BucketName)!;
  };
  const attribute = (name: string): string => `arn:${partition}:s3:::${ref(name.split('.')[0]!)}`;
  const resolve = (node: Node): Node => {
    if (Array.isArray(node)) return node.map(resolve);
    if (node === null || typeof node !== 'object') return node;
    if (typeof node.Ref === 'string') return ref(node.Ref);
    if (typeof node.GetAtt === 'string') return attribute(node.GetAtt);
    if (typeof node.Sub === 'string') {
      return node.Sub.replace(/\$\{([^}]+)\}/g, (_, name: string) =>
        name.includes('.') ? attribute(name) : ref(name),
      );
    }
    if (Array.isArray(node.FindInMap)) {
      const [map, first, second] = node.FindInMap.map(resolve) as string[];
      const found = (template.Mappings as never as Record<string, Record<string, Record<string, Node>>>)[map!]![first!];
      if (!found?.[second!]) throw new Error(`${map} has no ${first}, ${second}`);
      return found[second!]!;
    }
    if (Array.isArray(node.If)) return resolve(node.If[meets(node.If[0] as string) ? 1 : 2]!);
    const entries = Object.entries(node).map(([key, value]) => [key, resolve(value)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== NO_VALUE));
  };
  const meets = (condition: string): boolean => {
    const [one, other] = (template.Conditions![condition] as { Equals: Node[] }).Equals.map(resolve);
    return one === other;
  };
  const created = Object.entries(resources).filter(([, { Condition }]) => Condition === undefined || meets(Condition));
  return resolve(Object.fromEntries(created) as Node) as never;
}

const NO_VALUE = 'AWS::NoValue';

const scalar = (name: string) => ({ tag: `!${name}`, resolve: (text: string) => ({ [name]: text }) });

const list = (name: string) => ({
  tag: `!${name}`,
  collection: 'seq' as const,
  // biome-ignore lint/suspicious/noExplicitAny: a node of the YAML library
  resolve: (sequence: any) => ({ [name]: sequence.toJSON(null) }),
});

const TAGS = [scalar('Ref'), scalar('Sub'), scalar('GetAtt'), list('FindInMap'), list('If'), list('Equals')];
