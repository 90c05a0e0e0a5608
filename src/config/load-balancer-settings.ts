import { LoadBalancerConfig } from './load-balancer-config';

/** How requests reach the tasks. */
export interface LoadBalancerSettings {
  /**
   * A load balancer that routes requests to the tasks. A target group is created, together with a rule of an
   * Application Load Balancer's listener or a listener of a Network Load Balancer. In the network mode `awsvpc`, the
   * tasks accept traffic from the load balancer's security groups. In `bridge` and `host`, allow that traffic to the
   * container instances yourself.
   *
   * @default - none
   */
  readonly loadBalancer?: LoadBalancerConfig;

  /**
   * Additional load balancers, by a name that you choose: lowercase letters, digits, and hyphens, starting with a
   * letter. A service can have at most five target groups.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html
   *
   * @default - none
   */
  readonly extraLoadBalancers?: { readonly [name: string]: LoadBalancerConfig };

  /**
   * ARN of an existing target group. It must be attached to a listener before the first image is deployed.
   *
   * @default - none
   */
  readonly targetGroupArn?: string;

  /**
   * Seconds after a task starts during which failed health checks of the load balancer are ignored.
   *
   * @default - 0, the default of Amazon ECS
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly healthCheckGracePeriod?: number;
}
