/** That a client's requests go to the same task: by a cookie, on a Network Load Balancer by the client's IP address. */
export interface LoadBalancerStickinessConfig {
  /**
   * Name of a cookie of the application.
   *
   * @default - a cookie of the load balancer
   * @minLength 1
   */
  readonly cookieName?: string;

  /**
   * Seconds that it holds: 1 second to 7 days.
   *
   * @default 86400
   * @minimum 1
   * @maximum 604800
   * @asType integer
   */
  readonly cookieDuration?: number;
}
