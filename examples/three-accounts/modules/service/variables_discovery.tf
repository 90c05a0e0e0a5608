# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "service_connect" {
  description = "Amazon ECS Service Connect: the namespace (default: that of the cluster) and the endpoint of `container_port`: its names, port, protocol, proxy port and timeouts in seconds. Without `container_port`, or with `client_only`, the service is only a client. Default: the tasks have no proxy."
  type = object({
    namespace                   = optional(string)
    client_only                 = optional(bool, false)
    port_name                   = optional(string)
    discovery_name              = optional(string)
    dns_name                    = optional(string)
    port                        = optional(number)
    app_protocol                = optional(string)
    ingress_port_override       = optional(number)
    idle_timeout_seconds        = optional(number)
    per_request_timeout_seconds = optional(number)
  })
  default = null

  validation {
    condition     = var.service_connect == null || var.network_mode != "host"
    error_message = "service_connect cannot be combined with the network mode host."
  }

  # A client has no endpoint. The namespace alone does not create one.
  validation {
    condition = var.service_connect == null ? true : (var.container_port != null && !var.service_connect.client_only) || alltrue([
      for name, value in var.service_connect : value == null if !contains(["client_only", "namespace"], name)
    ])
    error_message = "service_connect must set only a namespace for a client: without container_port, or with client_only."
  }

  validation {
    condition     = try(var.service_connect.port_name, null) == null ? true : can(regex("^[a-z0-9_][a-z0-9_-]{0,63}$", var.service_connect.port_name))
    error_message = "service_connect.port_name must be 1 to 64 lowercase letters, digits, hyphens and underscores, not starting with a hyphen."
  }

  # The default of port_name. Uses no local value that depends on the variable, because Terraform would report a cycle.
  validation {
    condition = var.service_connect == null ? true : (
      var.container_port == null || var.service_connect.client_only || var.service_connect.port_name != null || can(regex("^[a-z0-9_][a-z0-9_-]{0,63}$", local.container_name))
    )
    error_message = "service_connect.port_name is required because the container's name is not 1 to 64 lowercase letters, digits, hyphens and underscores."
  }

  validation {
    condition     = try(var.service_connect.discovery_name, null) == null ? true : can(regex("^[a-z0-9_][a-z0-9_-]{0,63}$", var.service_connect.discovery_name))
    error_message = "service_connect.discovery_name must be 1 to 64 lowercase letters, digits, hyphens and underscores, not starting with a hyphen."
  }

  validation {
    condition     = try(var.service_connect.app_protocol, null) == null ? true : contains(["http", "http2", "grpc"], var.service_connect.app_protocol)
    error_message = "service_connect.app_protocol must be http, http2 or grpc."
  }

  validation {
    condition     = try(var.service_connect.per_request_timeout_seconds, null) == null || try(var.service_connect.app_protocol, null) != null
    error_message = "service_connect.per_request_timeout_seconds requires an app_protocol, because TCP has no requests."
  }
}

variable "service_discovery" {
  description = "Service discovery with AWS Cloud Map: the ID of the DNS namespace to create a service in, its name (default: the container's name), its record type (default: `A`, or `SRV` in network modes other than awsvpc) and TTL in seconds. Or the ARN of an existing service. Default: none."
  type = object({
    namespace_id    = optional(string)
    name            = optional(string)
    dns_record_type = optional(string)
    ttl_seconds     = optional(number, 15)
    service_arn     = optional(string)
  })
  default = null

  validation {
    condition     = var.service_discovery == null ? true : (var.service_discovery.namespace_id == null) != (var.service_discovery.service_arn == null)
    error_message = "service_discovery must have either the namespace_id to create a service in, or the service_arn of an existing service."
  }

  validation {
    condition     = try(var.service_discovery.name, null) == null || try(var.service_discovery.namespace_id, null) != null
    error_message = "service_discovery.name requires a namespace_id, because it names the created service."
  }

  validation {
    condition     = try(var.service_discovery.service_arn, null) == null ? true : can(regex("^arn:[^:*?]+:servicediscovery:[a-z0-9-]+:[0-9]{12}:service/srv-[a-z0-9]+$", var.service_discovery.service_arn))
    error_message = "service_discovery.service_arn must be the ARN of an AWS Cloud Map service."
  }

  validation {
    condition     = try(var.service_discovery.dns_record_type, null) == null ? true : contains(["A", "SRV"], var.service_discovery.dns_record_type)
    error_message = "service_discovery.dns_record_type must be A or SRV."
  }

  # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
  validation {
    condition     = var.service_discovery == null || var.network_mode == "awsvpc" || try(coalesce(var.service_discovery.dns_record_type), "SRV") == "SRV"
    error_message = "service_discovery.dns_record_type must be SRV in network modes other than awsvpc, because tasks share the address of their container instance."
  }

  validation {
    condition     = var.service_discovery == null || var.container_port != null || try(coalesce(var.service_discovery.dns_record_type), var.network_mode == "awsvpc" ? "A" : "SRV") == "A"
    error_message = "service_discovery requires a container_port for SRV records."
  }
}
