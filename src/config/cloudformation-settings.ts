/**
 * CloudFormation properties that have no key of their own, merged over the generated ones. Maps are merged key by key
 * at every level. Items of the lists named below are merged by their identifying property, and new items are appended.
 * Any other list or value replaces the generated one. Setting a property that has a key of its own, or that the
 * pipeline depends on, is an error.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export interface CloudFormationPropertiesConfig {
  /**
   * Properties of `AWS::ECS::Service`. `LoadBalancers` are merged by `TargetGroupArn`; an item without one is merged
   * into the target group of `targetGroupArn`. CloudFormation gets permission to pass the roles in these properties to
   * ECS.
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
   * `ContainerPath`, `PortMappings` by `ContainerPort` and `Protocol`, and `ResourceRequirements` by `Type`.
   *
   * @default - none
   */
  readonly container?: { readonly [property: string]: unknown };
}

/** Properties that have no key of their own. */
export interface CloudFormationSettings {
  /**
   * CloudFormation properties that have no key of their own, merged over the generated ones.
   *
   * @default - none
   */
  readonly cloudFormationProperties?: CloudFormationPropertiesConfig;
}
