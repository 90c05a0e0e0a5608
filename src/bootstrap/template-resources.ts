import { parse } from '../vendor/yaml';

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  /** Its name in AWS: the name of a role or bucket, the path and name of a policy, or the URL of a provider. */
  readonly name: string | null;
}

/** The properties that contain the name, by type. */
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
  // Silent, because the parser warns about CloudFormation's tags, such as !Ref. No name contains one.
  const { Resources } = parse(body, { logLevel: 'silent' }) as Template;
  return Object.entries(Resources).map(([logicalId, { Properties, Type }]) => ({
    logicalId,
    type: Type,
    name: NAMES[Type]?.map((property) => Properties[property]).join('') ?? null,
  }));
}
