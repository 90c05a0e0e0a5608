/** How requests reach the tasks. */
export interface LoadBalancerSettings {
  /**
   * ARN of the load balancer's target group. It must be attached to a listener before the first image.
   *
   * @default - no load balancer
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
