/** How a load balancer speaks, with clients or with the tasks. */
export enum LoadBalancerProtocol {
  /** Application Load Balancer: to the tasks. */
  HTTP = 'HTTP',
  /** Application Load Balancer: encrypted to the tasks, whose certificate it does not check. */
  HTTPS = 'HTTPS',
  /** Network Load Balancer: TCP as it comes. */
  TCP = 'TCP',
  /** Network Load Balancer: it ends TLS, and speaks TCP with the tasks. */
  TLS = 'TLS',
  /** Network Load Balancer: UDP. */
  UDP = 'UDP',
}

/** The version of HTTP that an Application Load Balancer speaks with the tasks. */
export enum LoadBalancerProtocolVersion {
  /** HTTP/1.1. */
  HTTP1 = 'HTTP1',
  /** HTTP/2, which needs an HTTPS listener. */
  HTTP2 = 'HTTP2',
  /** GRPC, which needs an HTTPS listener. */
  GRPC = 'GRPC',
}

/** Which application protocol a TLS listener of a Network Load Balancer agrees on. */
export enum AlpnPolicy {
  /** HTTP/1 only. */
  HTTP1_ONLY = 'HTTP1Only',
  /** HTTP/2 only. */
  HTTP2_ONLY = 'HTTP2Only',
  /** HTTP/1 rather than HTTP/2. */
  HTTP2_OPTIONAL = 'HTTP2Optional',
  /** HTTP/2 rather than HTTP/1. */
  HTTP2_PREFERRED = 'HTTP2Preferred',
  /** None is agreed on. */
  NONE = 'None',
}
