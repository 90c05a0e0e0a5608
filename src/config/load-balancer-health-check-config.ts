import { LoadBalancerProtocol } from './load-balancer-protocols';

/**
 * How a load balancer checks whether a task is healthy. From a check by HTTP to one by TCP a Network Load Balancer needs
 * another entry in `extraLoadBalancers`: the AWS provider cannot change it.
 */
export interface LoadBalancerHealthCheckConfig {
  /**
   * Path that is asked for, and with gRPC the method.
   *
   * @default - `/`; with gRPC `/AWS.ALB/healthcheck`; on a Network Load Balancer none, only a TCP connection is made
   * @pattern ^/
   * @maxLength 1024
   */
  readonly path?: string;

  /**
   * How the load balancer asks: `HTTP` or `HTTPS`, on a Network Load Balancer also `TCP`.
   *
   * @default - on an Application Load Balancer as it speaks with the tasks; on a Network Load Balancer `TCP`, or `HTTP` where there is a `path`
   */
  readonly protocol?: LoadBalancerProtocol;

  /**
   * Port of the container that is asked, which has to listen there by TCP.
   *
   * @default - the one that requests go to
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;

  /**
   * Seconds between two checks: 5 to 300.
   *
   * @default 10
   * @minimum 5
   * @maximum 300
   * @asType integer
   */
  readonly interval?: number;

  /**
   * Seconds that a check may take: 2 to 120, and fewer than `interval`.
   *
   * @default 5
   * @minimum 2
   * @maximum 120
   * @asType integer
   */
  readonly timeout?: number;

  /**
   * Successes in a row after which a task gets requests: 2 to 10.
   *
   * @default 2
   * @minimum 2
   * @maximum 10
   * @asType integer
   */
  readonly healthyThreshold?: number;

  /**
   * Failures in a row after which ECS replaces a task: 2 to 10.
   *
   * @default 3
   * @minimum 2
   * @maximum 10
   * @asType integer
   */
  readonly unhealthyThreshold?: number;

  /**
   * Status codes of a healthy task, such as `200`, `200,302` or `200-399`; with gRPC its own, from 0 to 99.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
   *
   * @default - `200-399`; with gRPC `12`, for a method that the server does not know
   * @pattern ^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$
   */
  readonly statusCodes?: string;
}
