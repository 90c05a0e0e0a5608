import { parse } from 'yaml';

/** A resource of a template as CloudFormation would create it. */
export interface ResolvedResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

type Node = string | number | boolean | null | Node[] | { [key: string]: Node };

/** A template with its intrinsic functions resolved, as a stack in the account would have it. */
export function resolveTemplate(body: string, accountId: string): Record<string, ResolvedResource> {
  const template = parse(body, { customTags: TAGS }) as Record<string, Record<string, Node>>;
  const resources = template.Resources as Record<string, { Type: string; Properties: Record<string, string> }>;

  const ref = (name: string): string => {
    if (name === 'AWS::AccountId') return accountId;
    if (name === 'AWS::Partition') return 'aws';
    const { Properties: p, Type } = resources[name]!;
    if (Type === 'AWS::IAM::ManagedPolicy') return `arn:aws:iam::${accountId}:policy${p.Path}${p.ManagedPolicyName}`;
    return (p.RoleName ?? p.BucketName)!;
  };
  const attribute = (name: string): string => `arn:aws:s3:::${ref(name.split('.')[0]!)}`;
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
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
  };
  return resolve(resources) as never;
}

const scalar = (name: string) => ({ tag: `!${name}`, resolve: (text: string) => ({ [name]: text }) });

const TAGS = [
  scalar('Ref'),
  scalar('Sub'),
  scalar('GetAtt'),
  {
    tag: '!FindInMap',
    collection: 'seq' as const,
    // biome-ignore lint/suspicious/noExplicitAny: a node of the YAML library
    resolve: (sequence: any) => ({ FindInMap: sequence.toJSON(null) }),
  },
];
