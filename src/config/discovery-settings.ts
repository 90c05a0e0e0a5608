/** The protocol that the Service Connect proxy understands. */
export enum AppProtocol {
  /** HTTP/1.1, with metrics of requests. */
  HTTP = 'http',
  /** HTTP/2. */
  HTTP2 = 'http2',
  /** gRPC. */
  GRPC = 'grpc',
}

/**
 * Amazon ECS Service Connect: a proxy in every task, through which services reach each other by short names. With a
 * `containerPort` the service is reached at `dnsName` and `port`; without one, or with `clientOnly`, it only reaches
 * others. Not in the network mode `host`, nor on Windows. The security groups of the tasks have to let them reach each other.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
 */
export interface ServiceConnectConfig {
  /**
   * Name or ARN of the AWS Cloud Map namespace that the services meet in, in the Region of the environment. It must
   * exist before the first image. One that another account shares goes by its ARN.
   *
   * @default - the namespace that the cluster has as its default
   */
  readonly namespace?: string;

  /**
   * Whether the service only reaches others, though it has a `containerPort`.
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
   * Name of the service in the namespace, where no other may have it.
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
   * Protocol of the application. Amazon ECS cannot change it: it takes another `discoveryName`.
   *
   * @default - TCP
   */
  readonly appProtocol?: AppProtocol;

  /**
   * Port that the proxy of the service listens on, so that its security group can let in what comes through the proxy
   * alone.
   *
   * @default - the port of the container, or one that Docker chooses in the network mode `bridge`
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly ingressPortOverride?: number;

  /**
   * Seconds after which an idle connection is closed; 0 for never.
   *
   * @default - Amazon ECS's own: 300, and 3600 for TCP
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly idleTimeoutSeconds?: number;

  /**
   * Seconds that a request may take until it is answered; 0 for any number. Only with an `appProtocol`.
   *
   * @default - Amazon ECS's own 15
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly perRequestTimeoutSeconds?: number;
}

/** The DNS records of a service in AWS Cloud Map. */
export enum DnsRecordType {
  /** The addresses of the tasks. Only in the network mode `awsvpc`. */
  A = 'A',
  /** The addresses and ports of the tasks. */
  SRV = 'SRV',
}

/**
 * Service discovery: DNS records for the tasks, in a namespace of AWS Cloud Map. A service is created in the namespace of
 * `namespaceId`, or the existing one of `serviceArn` is used. The security groups of the tasks have to let others in.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
export interface ServiceDiscoveryConfig {
  /**
   * Id of the DNS namespace, in the environment's account and Region, in which a service is created.
   *
   * @default - none is created
   * @pattern ^ns-[a-z0-9]{1,61}$
   */
  readonly namespaceId?: string;

  /**
   * Name of the service in the namespace, where no other may have it; with the name of the namespace the host name of the
   * tasks.
   *
   * @default - the name of the container
   * @pattern ^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$
   */
  readonly name?: string;

  /**
   * DNS records of the tasks. AWS Cloud Map cannot change it: a service of another `name` is needed.
   *
   * @default - A, and SRV in the network modes `bridge` and `host`; a change of `networkMode` changes it
   */
  readonly dnsRecordType?: DnsRecordType;

  /**
   * Seconds for which resolvers keep a record.
   *
   * @default 15
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly ttlSeconds?: number;

  /**
   * ARN of an existing service of AWS Cloud Map, in the environment's account and Region. `dnsRecordType` says which
   * records it has.
   *
   * @default - a service is created
   */
  readonly serviceArn?: string;
}

/** How other services find this one. */
export interface DiscoverySettings {
  /**
   * Amazon ECS Service Connect.
   *
   * @default - the tasks have no proxy
   */
  readonly serviceConnect?: ServiceConnectConfig;

  /**
   * Service discovery: DNS records for the tasks.
   *
   * @default - none
   */
  readonly serviceDiscovery?: ServiceDiscoveryConfig;
}
