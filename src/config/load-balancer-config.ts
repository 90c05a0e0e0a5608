import { LoadBalancerHealthCheckConfig } from './load-balancer-health-check-config';
import { AlpnPolicy, LoadBalancerProtocol, LoadBalancerProtocolVersion } from './load-balancer-protocols';
import { LoadBalancerStickinessConfig } from './load-balancer-stickiness-config';

/**
 * A load balancer that leads to the tasks. With `loadBalancerArn` it is a Network Load Balancer, and the service gets a
 * target group and a listener of its own; otherwise an Application Load Balancer, and the service gets a target group and
 * a rule of an existing listener.
 *
 * Where rule and listener send requests is set only when they are created, so that no apply undoes a shift of the
 * traffic. The target group is replaced when its protocol, `protocolVersion`, the network mode, the load balancer or the
 * VPC changes: from then until the deployment of the new tasks nobody answers. To change one without that, add the new
 * target group under `extraLoadBalancers`, with a higher number as `priority`, or another `port`, so that the old one still
 * decides. Remove the old one after the deployment.
 *
 * Change or remove a load balancer in an apply of its own. Its rule or listener is deleted before ECS is told, so that a
 * deployment that fails at that moment cannot go back: the stack ends in `UPDATE_ROLLBACK_FAILED`. Attach the old target
 * group to a listener again, and run `aws cloudformation continue-update-rollback`.
 */
export interface LoadBalancerConfig {
  /**
   * Application Load Balancer: ARN of the listener that gets the rule.
   *
   * @default - `local.listener_arn` of the environment's `inputs.tf`
   */
  readonly listenerArn?: string;

  /**
   * Application Load Balancer: host names of the requests, with the wildcards `*` and `?`. Hosts and paths together are
   * at most five.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
   *
   * @default - any
   * @minItems 1
   * @uniqueItems true
   */
  readonly hosts?: string[];

  /**
   * Application Load Balancer: paths of the requests, with the wildcards `*` and `?`, such as `/api/*`.
   *
   * @default - any
   * @minItems 1
   * @uniqueItems true
   */
  readonly paths?: string[];

  /**
   * Application Load Balancer: place of the rule among those of the listener, which must not have two of one priority:
   * 1 to 50000. The lowest that matches decides.
   *
   * @default - none; it must be set
   * @minimum 1
   * @maximum 50000
   * @asType integer
   */
  readonly priority?: number;

  /**
   * Network Load Balancer: its ARN.
   *
   * @default - it is an Application Load Balancer
   */
  readonly loadBalancerArn?: string;

  /**
   * Network Load Balancer: port of the listener.
   *
   * @default - none; it must be set
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
   * Network Load Balancer with `TLS`: which versions and ciphers clients may use.
   *
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
   *
   * @default ELBSecurityPolicy-TLS13-1-2-Res-2021-06
   * @pattern ^ELBSecurityPolicy-[A-Za-z0-9-]+$
   */
  readonly sslPolicy?: string;

  /**
   * Network Load Balancer with `TLS`: which application protocol it agrees on with clients.
   *
   * @default - none
   */
  readonly alpnPolicy?: AlpnPolicy;

  /**
   * Network Load Balancer: ranges of IP addresses that may reach the tasks on this port, such as `10.0.0.0/16`. One
   * without security groups needs those of its own subnets and, with UDP, of the clients.
   *
   * @default - none but the security groups of the load balancer
   * @uniqueItems true
   */
  readonly sourceCidrs?: string[];

  /**
   * Name of the container that gets the requests.
   *
   * @default - the service's own
   */
  readonly container?: string;

  /**
   * Port that it listens on.
   *
   * @default - the `containerPort` of that container
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly containerPort?: number;

  /**
   * Application Load Balancer: `HTTP` or `HTTPS` to the tasks. Network Load Balancer: `TCP`, `TLS` or `UDP`.
   *
   * @default - `HTTP`; on a Network Load Balancer `TCP`
   */
  readonly protocol?: LoadBalancerProtocol;

  /**
   * Application Load Balancer: version of HTTP to the tasks. `HTTP2` and `GRPC` need an HTTPS listener.
   *
   * @default HTTP1
   */
  readonly protocolVersion?: LoadBalancerProtocolVersion;

  /**
   * How it checks whether a task is healthy.
   *
   * @default - every 10 seconds
   */
  readonly healthCheck?: LoadBalancerHealthCheckConfig;

  /**
   * Whether a client's requests go to the same task; `{}` for the defaults.
   *
   * @default - they go to any
   */
  readonly stickiness?: LoadBalancerStickinessConfig;

  /**
   * Seconds that a task which stops may take to finish its requests: 0 to 3600.
   *
   * @default 60
   * @minimum 0
   * @maximum 3600
   * @asType integer
   */
  readonly deregistrationDelay?: number;

  /**
   * Application Load Balancer: seconds over which the share of a new task grows: 30 to 900, or 0.
   *
   * @default 0
   * @minimum 0
   * @maximum 900
   * @asType integer
   */
  readonly slowStart?: number;
}
