/**
 * CloudFormation properties that have no key of their own, merged over the rendered ones. Maps are merged key by key at
 * every depth. Items of the lists named below are merged by what identifies them, and new items follow; any other list
 * or value is used as you write it. A property that a key sets is refused, and so is one that the pipeline depends on.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export interface CloudFormationPropertiesConfig {
  /**
   * Properties of `AWS::ECS::Service`. `LoadBalancers` are merged by `TargetGroupArn`; an item without one adds to the
   * target group of `targetGroupArn`. CloudFormation may pass the roles that the properties name to ECS.
   *
   * @default - none
   */
  readonly service?: { readonly [property: string]: unknown };

  /**
   * Properties of `AWS::ECS::TaskDefinition`. `Volumes` are merged by `Name`.
   *
   * @default - none
   */
  readonly taskDefinition?: { readonly [property: string]: unknown };

  /**
   * Properties of the service's own container definition. `Environment` is merged by `Name`, `MountPoints` by
   * `ContainerPath`, `PortMappings` by `ContainerPort` and `Protocol`, `ResourceRequirements` by `Type`.
   *
   * @default - none
   */
  readonly container?: { readonly [property: string]: unknown };
}

/** What has no key of its own. */
export interface CloudFormationSettings {
  /**
   * CloudFormation properties that have no key of their own, merged over the rendered ones.
   *
   * @default - none
   */
  readonly cloudFormationProperties?: CloudFormationPropertiesConfig;
}
