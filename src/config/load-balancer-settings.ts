import { LoadBalancerConfig } from './load-balancer-config';

/** How requests reach the tasks. */
export interface LoadBalancerSettings {
  /**
   * A load balancer that leads to the tasks: a target group is created, with a rule of an Application Load Balancer's
   * listener or with a listener of a Network Load Balancer. In the network mode `awsvpc` its security groups may reach
   * the tasks; in `bridge` and `host` open the container instances to them yourself.
   *
   * @default - none
   */
  readonly loadBalancer?: LoadBalancerConfig;

  /**
   * Further ones, by a name of yours: lower-case letters, digits and hyphens, starting with a letter. A service has at
   * most five target groups.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html
   *
   * @default - none
   */
  readonly extraLoadBalancers?: { readonly [name: string]: LoadBalancerConfig };

  /**
   * ARN of a target group that exists already. It must be attached to a listener before the first image.
   *
   * @default - none
   */
  readonly targetGroupArn?: string;

  /**
   * Seconds after the start of a task in which the load balancer's health checks do not count.
   *
   * @default - ECS's own 0
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly healthCheckGracePeriod?: number;
}
