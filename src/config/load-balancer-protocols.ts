/** The protocol of a load balancer, either with clients or with the tasks. */
export enum LoadBalancerProtocol {
  /** Application Load Balancer: HTTP to the tasks. */
  HTTP = 'HTTP',
  /** Application Load Balancer: HTTPS to the tasks. It does not verify their certificates. */
  HTTPS = 'HTTPS',
  /** Network Load Balancer: TCP, passed through unchanged. */
  TCP = 'TCP',
  /** Network Load Balancer: TLS from clients, which it terminates, and TCP to the tasks. */
  TLS = 'TLS',
  /** Network Load Balancer: UDP. */
  UDP = 'UDP',
}

/** The protocol of a load balancer's health checks. */
export enum LoadBalancerHealthCheckProtocol {
  /** HTTP. */
  HTTP = 'HTTP',
  /** HTTPS. The load balancer does not verify certificates. */
  HTTPS = 'HTTPS',
  /** Network Load Balancer: opens a TCP connection. */
  TCP = 'TCP',
}

/** The HTTP version that an Application Load Balancer uses with the tasks. */
export enum LoadBalancerProtocolVersion {
  /** HTTP/1.1. */
  HTTP1 = 'HTTP1',
  /** HTTP/2. Requires an HTTPS listener. */
  HTTP2 = 'HTTP2',
  /** gRPC. Requires an HTTPS listener. */
  GRPC = 'GRPC',
}

/** The ALPN policy of a Network Load Balancer's TLS listener. */
export enum AlpnPolicy {
  /** HTTP/1 only. */
  HTTP1_ONLY = 'HTTP1Only',
  /** HTTP/2 only. */
  HTTP2_ONLY = 'HTTP2Only',
  /** Prefers HTTP/1 over HTTP/2. */
  HTTP2_OPTIONAL = 'HTTP2Optional',
  /** Prefers HTTP/2 over HTTP/1. */
  HTTP2_PREFERRED = 'HTTP2Preferred',
  /** No protocol is negotiated. */
  NONE = 'None',
}
