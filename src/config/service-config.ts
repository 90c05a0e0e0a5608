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

/** The settings of a service that an environment can override. */
export interface ServiceSettings
  // In the reverse order of docs/config.md, because the schema lists base interfaces from right to left.
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

/**
 * An ECS service or scheduled task, with a promotion pipeline of its own unless it runs the image of another service.
 */
export interface ServiceConfig extends ServiceSettings {
  /**
   * Name of the service: lowercase letters, digits, and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * Source of the image.
   *
   * @default - an ECR repository is created
   */
  readonly image?: ImageConfig;

  /**
   * Who can push images.
   *
   * @default - none; only principals that already have permission can push
   */
  readonly push?: PushConfig;

  /**
   * Names of the environments that the service runs in, such as `[dev]` while it is new. Add a name to deploy the
   * service to that environment; remove one to destroy it there. The pipeline has only the environments that this
   * service, or a service that shares its image, runs in.
   *
   * @default - all environments
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];

  /**
   * Settings that differ in an environment: environment name to settings. Maps are merged over the service's own
   * settings key by key at every level. Any other value replaces the service's value. `null` removes a setting, or a
   * key of a map, so that the default applies: `{ alarm: null, environment: { DEBUG: null } }`.
   *
   * @default - none
   */
  readonly overrides?: { readonly [environment: string]: ServiceSettings };
}
