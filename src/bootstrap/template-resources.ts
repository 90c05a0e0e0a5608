import { parse } from '../vendor/yaml';

/** A resource of a template, by the name that the template gives it. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  /** What AWS knows it by: the name of a role or a bucket, the path and name of a policy, the URL of a provider. */
  readonly name: string | null;
}

/** The properties of a type that have the name. */
const NAMES: { readonly [type: string]: readonly string[] } = {
  'AWS::IAM::ManagedPolicy': ['Path', 'ManagedPolicyName'],
  'AWS::IAM::OIDCProvider': ['Url'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::S3::Bucket': ['BucketName'],
};

interface Template {
  readonly Resources: {
    readonly [logicalId: string]: { readonly Type: string; readonly Properties: { readonly [name: string]: string } };
  };
}

/** The resources of a template. */
export function templateResources(body: string): TemplateResource[] {
  // CloudFormation's tags, such as !Ref, are unknown to YAML; no name has one.
  const { Resources } = parse(body, { logLevel: 'silent' }) as Template;
  return Object.entries(Resources).map(([logicalId, { Properties, Type }]) => ({
    logicalId,
    type: Type,
    name: NAMES[Type]?.map((property) => Properties[property]).join('') ?? null,
  }));
}
