import { CapacitySettings } from './capacity-settings';
import { CloudFormationSettings } from './cloudformation-settings';
import { ContainerSettings } from './container-settings';
import { DeploymentSettings } from './deployment-settings';
import { DiscoverySettings } from './discovery-settings';
import { ImageConfig } from './image-config';
import { LoadBalancerSettings } from './load-balancer-settings';
import { NameSettings } from './name-settings';
import { NetworkSettings } from './network-settings';
import { PushConfig } from './push-config';
import { RoleSettings } from './role-settings';
import { ScalingSettings } from './scaling-settings';
import { ScheduleSettings } from './schedule-settings';
import { TaskSettings } from './task-settings';

/** What a service is in every environment, and what an environment can override. */
export interface ServiceSettings
  // In the order of docs/config.md, from the last to the first: the schema takes the bases from right to left.
  extends CloudFormationSettings,
    DeploymentSettings,
    ScheduleSettings,
    ScalingSettings,
    DiscoverySettings,
    LoadBalancerSettings,
    NetworkSettings,
    CapacitySettings,
    RoleSettings,
    TaskSettings,
    ContainerSettings,
    NameSettings {}

/** One ECS service, with a pipeline of its own unless it runs the image of another one. */
export interface ServiceConfig extends ServiceSettings {
  /**
   * Name of the service: lower-case letters, digits and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * Where the image comes from.
   *
   * @default - an ECR repository is created
   */
  readonly image?: ImageConfig;

  /**
   * Who may push images.
   *
   * @default - nobody; whoever has permissions of their own
   */
  readonly push?: PushConfig;

  /**
   * Names of the environments that the service runs in, such as `[dev]` while it is new. It goes into another one once
   * that is added, and is destroyed where it is removed. Its pipeline has only the environments that it runs in, or that
   * a service runs in that shares its image.
   *
   * @default - all environments
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];

  /**
   * Settings that differ in an environment: environment name to settings. A map is merged over the service's own, key
   * by key at every depth; anything else replaces it. `null` removes what the service sets, a whole setting or a key of a
   * map, so that its default holds there: `{ alarm: null, environment: { DEBUG: null } }`.
   *
   * @default - none
   */
  readonly overrides?: { readonly [environment: string]: ServiceSettings };
}
