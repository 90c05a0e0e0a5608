/** The rules of AWS for the names of a kind of resource. */
export interface NameKind {
  /** The whole name, with its length. Source: the API reference of the action that creates such a resource. */
  readonly pattern: RegExp;
  /** Where a name must be unique. */
  readonly scope: 'account' | 'region' | 'world';
  /** Whether names that differ only in case are the same name. @default false */
  readonly ignoresCase?: boolean;
}

/** By resource type: that of Terraform or, for resources that exist only in templates, that of CloudFormation. */
export const NAME_KINDS = {
  aws_cloudformation_stack: { pattern: /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/, scope: 'region' },
  aws_cloudwatch_event_rule: { pattern: /^[.\-_A-Za-z0-9]{1,64}$/, scope: 'region' },
  aws_cloudwatch_log_group: { pattern: /^[.\-_/#A-Za-z0-9]{1,512}$/, scope: 'region' },
  aws_codepipeline: { pattern: /^[A-Za-z0-9.@\-_]{1,100}$/, scope: 'region' },
  aws_ecr_repository: {
    pattern: /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    scope: 'region',
  },
  aws_ecs_cluster: { pattern: /^[a-zA-Z0-9_-]{1,255}$/, scope: 'region' },
  aws_iam_policy: { pattern: /^[\w+=,.@-]{1,128}$/, scope: 'account', ignoresCase: true },
  aws_iam_role: { pattern: /^[\w+=,.@-]{1,64}$/, scope: 'account', ignoresCase: true },
  aws_iam_user: { pattern: /^[\w+=,.@-]{1,64}$/, scope: 'account', ignoresCase: true },
  aws_kms_alias: { pattern: /^alias\/(?!aws\/)(?=.{1,250}$)[a-zA-Z0-9/_-]+$/, scope: 'region' },
  aws_lb: { pattern: /^(?!internal-)(?!-)[a-zA-Z0-9-]{1,32}(?<!-)$/, scope: 'region' },
  aws_lb_target_group: { pattern: /^(?!-)[a-zA-Z0-9-]{1,32}(?<!-)$/, scope: 'region' },
  aws_s3_bucket: {
    pattern: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}(?<!-s3alias|--ol-s3)[a-z0-9]$/,
    scope: 'world',
  },
  aws_security_group: { pattern: /^(?!sg-)[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/, scope: 'region' },
  aws_sns_topic: { pattern: /^[A-Za-z0-9_-]{1,256}$/, scope: 'region' },
  // 1011 including the start of its ARN.
  aws_ssm_parameter: { pattern: /^(?!\/?(?:aws|ssm))[a-zA-Z0-9_./-]{1,948}$/i, scope: 'region' },
  // Resources in the templates of stacks.
  'AWS::CloudWatch::Alarm': { pattern: /^.{1,255}$/, scope: 'region' },
  'AWS::ECS::TaskDefinition': { pattern: /^[a-zA-Z0-9_-]{1,255}$/, scope: 'region' },
  'AWS::IAM::OIDCProvider': { pattern: /^[^\s]{1,255}$/, scope: 'account' },
  'AWS::Lambda::Function': { pattern: /^[a-zA-Z0-9-_]{1,64}$/, scope: 'region' },
  'AWS::Scheduler::Schedule': { pattern: /^[0-9a-zA-Z-_.]{1,64}$/, scope: 'region' },
} as const satisfies { readonly [type: string]: NameKind };

export type NamedType = keyof typeof NAME_KINDS;
