/** The application protocol that the Service Connect proxy handles. */
export enum AppProtocol {
  /** HTTP/1.1, with request metrics. */
  HTTP = 'http',
  /** HTTP/2. */
  HTTP2 = 'http2',
  /** gRPC. */
  GRPC = 'grpc',
}

/**
 * Amazon ECS Service Connect: a proxy in every task that lets services connect to each other by short names. A service
 * with a `containerPort` is reachable at `dnsName` and `port`. A service without one, or with `clientOnly`, only
 * connects to others. Not supported in the network mode `host` or on Windows. The security groups of the tasks must
 * allow the traffic between them.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
 */
export interface ServiceConnectConfig {
  /**
   * Name or ARN of the AWS Cloud Map namespace that the services share, in the Region of the environment. It must exist
   * before the first image is deployed. Use the ARN for a namespace that another account shares.
   *
   * @default - the default namespace of the cluster
   */
  readonly namespace?: string;

  /**
   * Whether the service only connects to others, even though it has a `containerPort`.
   *
   * @default false
   */
  readonly clientOnly?: boolean;

  /**
   * Name of the container's port in the task definition.
   *
   * @default - the name of the container
   * @pattern ^[a-z0-9_][a-z0-9_-]{0,63}$
   */
  readonly portName?: string;

  /**
   * Name of the service in the namespace. It must be unique there.
   *
   * @default - the name of the port
   * @pattern ^[a-z0-9_][a-z0-9_-]{0,63}$
   */
  readonly discoveryName?: string;

  /**
   * Host name that clients connect to.
   *
   * @default - `discoveryName`
   * @pattern ^[a-z0-9_.][a-z0-9_.-]{0,126}$
   */
  readonly dnsName?: string;

  /**
   * Port that clients connect to.
   *
   * @default - the port of the container
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;

  /**
   * Application protocol. Amazon ECS cannot change it for an existing `discoveryName`: set another name together with
   * the new protocol.
   *
   * @default - TCP
   */
  readonly appProtocol?: AppProtocol;

  /**
   * Port that the service's proxy listens on. With it, a security group can allow only the traffic that goes through
   * the proxy.
   *
   * @default - the port of the container; in the network mode `bridge`, a port that Docker chooses
   * @minimum 1025
   * @maximum 65535
   * @asType integer
   */
  readonly ingressPortOverride?: number;

  /**
   * Seconds after which an idle connection is closed. 0 disables the timeout.
   *
   * @default - 300, or 3600 for TCP, the defaults of Amazon ECS
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly idleTimeoutSeconds?: number;

  /**
   * Seconds within which a request must be answered. 0 disables the timeout. Requires an `appProtocol`.
   *
   * @default - 15, the default of Amazon ECS
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly perRequestTimeoutSeconds?: number;
}

/** The type of the DNS records in AWS Cloud Map. */
export enum DnsRecordType {
  /** The IP addresses of the tasks. Only in the network mode `awsvpc`. */
  A = 'A',
  /** The IP addresses and ports of the tasks. */
  SRV = 'SRV',
}

/**
 * Service discovery: DNS records for the tasks in an AWS Cloud Map namespace. Set `namespaceId` to create a Cloud Map
 * service in that namespace, or `serviceArn` to use an existing one. The security groups of the tasks must allow the
 * traffic from other services.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
export interface ServiceDiscoveryConfig {
  /**
   * ID of the DNS namespace in which to create a Cloud Map service. It must be in the environment's account and Region.
   *
   * @default - none; required unless `serviceArn` is set
   * @pattern ^ns-[a-z0-9]{1,61}$
   */
  readonly namespaceId?: string;

  /**
   * Name of the service in the namespace. It must be unique there. The host name of the tasks is this name followed by
   * the name of the namespace.
   *
   * @default - the name of the container
   * @pattern ^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$
   */
  readonly name?: string;

  /**
   * Type of the DNS records. AWS Cloud Map cannot change it for an existing service: set another `name` together with
   * the new type.
   *
   * @default - A; SRV in the network modes `bridge` and `host`, so a change of `networkMode` can change it
   */
  readonly dnsRecordType?: DnsRecordType;

  /**
   * Time to live (TTL) of the DNS records, in seconds.
   *
   * @default 15
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly ttlSeconds?: number;

  /**
   * ARN of an existing AWS Cloud Map service in the environment's account and Region. Set `dnsRecordType` to the type
   * of its records.
   *
   * @default - none; a Cloud Map service is created
   */
  readonly serviceArn?: string;
}

/** How other services find this one. */
export interface DiscoverySettings {
  /**
   * Amazon ECS Service Connect.
   *
   * @default - none; the tasks have no proxy
   */
  readonly serviceConnect?: ServiceConnectConfig;

  /**
   * Service discovery: DNS records for the tasks.
   *
   * @default - none
   */
  readonly serviceDiscovery?: ServiceDiscoveryConfig;
}
