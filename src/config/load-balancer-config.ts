import { LoadBalancerHealthCheckConfig } from './load-balancer-health-check-config';
import { AlpnPolicy, LoadBalancerProtocol, LoadBalancerProtocolVersion } from './load-balancer-protocols';
import { LoadBalancerStickinessConfig } from './load-balancer-stickiness-config';

/**
 * A load balancer that routes requests to the tasks. With `loadBalancerArn` it is a Network Load Balancer, and a target
 * group and a listener are created for the service. Otherwise it is an Application Load Balancer, and a target group
 * and a rule of an existing listener are created.
 *
 * Terraform sets the target group of a rule or listener only on creation, so that an apply never reverts a traffic
 * shift. A change to the protocol, `protocolVersion`, the network mode, the load balancer, or the VPC replaces the
 * target group, and requests fail until the new tasks are deployed. To avoid this, add the new target group under
 * `extraLoadBalancers` with a higher `priority` number, or with another `port`, so that the old one still receives the
 * requests. Remove the old one after the deployment.
 *
 * Change or remove a load balancer in a separate apply. Terraform deletes its rule or listener before it updates the
 * ECS service. If the deployment fails at that moment, it cannot be rolled back, and the stack ends in
 * `UPDATE_ROLLBACK_FAILED`. In that case, attach the old target group to a listener again and run
 * `aws cloudformation continue-update-rollback`.
 */
export interface LoadBalancerConfig {
  /**
   * Application Load Balancer: ARN of the listener to add the rule to.
   *
   * @default - `local.listener_arn` of the environment's `inputs.tf`
   */
  readonly listenerArn?: string;

  /**
   * Application Load Balancer: host names that the rule matches, with the wildcards `*` and `?`. A rule has at most
   * five hosts and paths in total.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
   *
   * @default - any
   * @minItems 1
   * @uniqueItems true
   */
  readonly hosts?: string[];

  /**
   * Application Load Balancer: paths that the rule matches, with the wildcards `*` and `?`, such as `/api/*`.
   *
   * @default - any
   * @minItems 1
   * @uniqueItems true
   */
  readonly paths?: string[];

  /**
   * Application Load Balancer: priority of the rule, unique in its listener: 1 to 50000. The matching rule with the
   * lowest number applies.
   *
   * @default - none; required for an Application Load Balancer
   * @minimum 1
   * @maximum 50000
   * @asType integer
   */
  readonly priority?: number;

  /**
   * Network Load Balancer: ARN of the load balancer.
   *
   * @default - none; it is an Application Load Balancer
   */
  readonly loadBalancerArn?: string;

  /**
   * Network Load Balancer: port of the listener.
   *
   * @default - none; required for a Network Load Balancer
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;

  /**
   * Network Load Balancer with `TLS`: ARN of the certificate in AWS Certificate Manager.
   *
   * @default - none
   */
  readonly certificateArn?: string;

  /**
   * Network Load Balancer with `TLS`: security policy, which determines the TLS versions and ciphers for clients.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
   *
   * @default ELBSecurityPolicy-TLS13-1-2-Res-2021-06
   * @pattern ^ELBSecurityPolicy-[A-Za-z0-9-]+$
   */
  readonly sslPolicy?: string;

  /**
   * Network Load Balancer with `TLS`: ALPN policy, which determines the application protocol that is negotiated with
   * clients.
   *
   * @default - none
   */
  readonly alpnPolicy?: AlpnPolicy;

  /**
   * Network Load Balancer: CIDR blocks that can reach the tasks on this port, such as `10.0.0.0/16`. For a load
   * balancer without security groups, list those of its subnets and, with UDP, those of the clients.
   *
   * @default - none; only the security groups of the load balancer can reach the tasks
   * @uniqueItems true
   */
  readonly sourceCidrs?: string[];

  /**
   * Name of the container that receives the requests.
   *
   * @default - the service's own container
   */
  readonly container?: string;

  /**
   * Port that the container listens on.
   *
   * @default - the `containerPort` of that container
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly containerPort?: number;

  /**
   * Application Load Balancer: protocol to the tasks, `HTTP` or `HTTPS`. Network Load Balancer: `TCP`, `TLS`, or `UDP`.
   *
   * @default - `HTTP`; for a Network Load Balancer `TCP`
   */
  readonly protocol?: LoadBalancerProtocol;

  /**
   * Application Load Balancer: HTTP version to the tasks. `HTTP2` and `GRPC` require an HTTPS listener.
   *
   * @default HTTP1
   */
  readonly protocolVersion?: LoadBalancerProtocolVersion;

  /**
   * Health check settings.
   *
   * @default - a check every 10 seconds
   */
  readonly healthCheck?: LoadBalancerHealthCheckConfig;

  /**
   * Sends all requests of a client to the same task. Use `{}` for the default settings.
   *
   * @default - none; requests go to any task
   */
  readonly stickiness?: LoadBalancerStickinessConfig;

  /**
   * Seconds that a stopping task gets to finish its requests: 0 to 3600.
   *
   * @default 60
   * @minimum 0
   * @maximum 3600
   * @asType integer
   */
  readonly deregistrationDelay?: number;

  /**
   * Application Load Balancer: seconds over which a new task's share of requests increases: 30 to 900, or 0 to disable
   * it.
   *
   * @default 0
   * @minimum 0
   * @maximum 900
   * @asType integer
   */
  readonly slowStart?: number;
}
