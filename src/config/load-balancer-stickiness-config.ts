/**
 * Sends all requests of a client to the same task: by a cookie, or on a Network Load Balancer by the client's IP
 * address.
 */
export interface LoadBalancerStickinessConfig {
  /**
   * Name of an application cookie.
   *
   * @default - none; the load balancer sets a cookie
   * @minLength 1
   */
  readonly cookieName?: string;

  /**
   * Seconds after which the stickiness expires: 1 second to 7 days.
   *
   * @default 86400
   * @minimum 1
   * @maximum 604800
   * @asType integer
   */
  readonly cookieDuration?: number;
}
