import { LoadBalancerHealthCheckProtocol } from './load-balancer-protocols';

/**
 * Health check settings of a load balancer. To change the health check of a Network Load Balancer from HTTP to TCP, add
 * another entry to `extraLoadBalancers`: the AWS provider cannot change the existing one.
 */
export interface LoadBalancerHealthCheckConfig {
  /**
   * Path of the request; with gRPC, the method.
   *
   * @default - `/`; with gRPC `/AWS.ALB/healthcheck`; for a Network Load Balancer, none: the health check only opens a TCP connection
   * @pattern ^/
   * @maxLength 1024
   */
  readonly path?: string;

  /**
   * Protocol of the health check: `HTTP` or `HTTPS`; for a Network Load Balancer, also `TCP`.
   *
   * @default - for an Application Load Balancer, the protocol to the tasks; for a Network Load Balancer, `HTTP` if `path` is set and `TCP` otherwise
   */
  readonly protocol?: LoadBalancerHealthCheckProtocol;

  /**
   * Port of the container to check. The container must listen on it with TCP.
   *
   * @default - the port that receives the requests
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;

  /**
   * Seconds between checks: 5 to 300.
   *
   * @default 10
   * @minimum 5
   * @maximum 300
   * @asType integer
   */
  readonly interval?: number;

  /**
   * Seconds after which a check fails if there is no response: 2 to 120, and less than `interval`.
   *
   * @default 5
   * @minimum 2
   * @maximum 120
   * @asType integer
   */
  readonly timeout?: number;

  /**
   * Number of consecutive successes after which a task receives requests: 2 to 10.
   *
   * @default 2
   * @minimum 2
   * @maximum 10
   * @asType integer
   */
  readonly healthyThreshold?: number;

  /**
   * Number of consecutive failures after which ECS replaces a task: 2 to 10.
   *
   * @default 3
   * @minimum 2
   * @maximum 10
   * @asType integer
   */
  readonly unhealthyThreshold?: number;

  /**
   * Status codes of a healthy task, such as `200`, `200,302` or `200-399`; with gRPC, gRPC status codes from 0 to 99.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
   *
   * @default - `200-399`; with gRPC `12`, which a server returns for an unknown method
   * @pattern ^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$
   */
  readonly statusCodes?: string;
}
