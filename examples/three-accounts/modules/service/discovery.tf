# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# How other services find this one: Service Connect, and service discovery.

# ------------------------------------------------------------------------------
# Service Connect
# ------------------------------------------------------------------------------

locals {
  # Whether other services can reach it, or it can only reach others.
  is_service_connect_server = var.service_connect == null ? false : var.container_port != null && !var.service_connect.client_only

  port_name = try(coalesce(var.service_connect.port_name), local.container_name)

  # The endpoint that clients connect to.
  service_connect_services = local.is_service_connect_server ? [{
    for setting, value in {
      PortName            = local.port_name
      DiscoveryName       = var.service_connect.discovery_name
      IngressPortOverride = var.service_connect.ingress_port_override

      ClientAliases = [{
        for setting, value in {
          DnsName = coalesce(var.service_connect.dns_name, var.service_connect.discovery_name, local.port_name)
          Port    = coalesce(var.service_connect.port, var.container_port)
        } : setting => value if value != null
      }]

      Timeout = length(local.service_connect_timeout) == 0 ? null : local.service_connect_timeout
    } : setting => value if value != null
  }] : []

  service_connect_timeout = {
    for setting, value in {
      IdleTimeoutSeconds       = try(var.service_connect.idle_timeout_seconds, null)
      PerRequestTimeoutSeconds = try(var.service_connect.per_request_timeout_seconds, null)
    } : setting => value if value != null
  }

  # ECS keeps what an update leaves out: it has to be told that there is none.
  service_connect_configuration = {
    for setting, value in {
      Enabled   = var.service_connect != null
      Namespace = try(var.service_connect.namespace, null)
      Services  = length(local.service_connect_services) == 0 ? null : local.service_connect_services

      # Of the proxy. What is given replaces it: the options of one log driver mean nothing to another.
      LogConfiguration = var.service_connect == null || can(var.cloudformation_properties.service.ServiceConnectConfiguration.LogConfiguration) ? null : {
        LogDriver = "awslogs"
        Options = {
          "awslogs-group"         = local.log_group_name
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    } : setting => value if value != null
  }

  # What var.cloudformation_properties add to the endpoint, such as TLS, and behind it the endpoints of further ports.
  merged_service_connect = {
    for property in local.is_service_connect_server ? ["ServiceConnectConfiguration"] : [] : property => {
      Services = concat(
        [merge(local.service_connect_services[0], [for given in local.given_service_connect_services : given if try(given.PortName, null) == local.port_name]...)],
        [for given in local.given_service_connect_services : given if try(given.PortName, null) != local.port_name],
      )
    }
  }

  given_service_connect_services = try(var.cloudformation_properties.service.ServiceConnectConfiguration.Services, [])
}

# ------------------------------------------------------------------------------
# Service discovery
# ------------------------------------------------------------------------------

locals {
  discovery_record_type = try(coalesce(var.service_discovery.dns_record_type), var.network_mode == "awsvpc" ? "A" : "SRV")

  # Only SRV records have a port. An empty list takes the service out of its registry; ECS keeps what an update leaves out.
  service_registries = var.service_discovery == null ? [] : [{
    for setting, value in {
      RegistryArn   = try(aws_service_discovery_service.this[0].arn, var.service_discovery.service_arn)
      ContainerName = local.discovery_record_type == "SRV" ? local.container_name : null
      ContainerPort = local.discovery_record_type == "SRV" ? var.container_port : null
    } : setting => value if value != null
  }]
}

resource "aws_service_discovery_service" "this" {
  count = try(var.service_discovery.namespace_id, null) == null ? 0 : 1

  name        = coalesce(var.service_discovery.name, local.container_name)
  description = "The tasks of ECS service ${var.service_name}"
  tags        = var.tags

  dns_config {
    namespace_id   = var.service_discovery.namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = local.discovery_record_type
      ttl  = var.service_discovery.ttl_seconds
    }
  }

  # ECS reports the health of the containers. Cloud Map always takes 1, and only a new service can have this block.
  health_check_custom_config {
    failure_threshold = 1
  }

  # ECS takes the tasks out as they stop. One that it has not yet taken out must not keep the service from being destroyed.
  force_destroy = true

  # With a new name the tasks are in the new service before the old one goes.
  lifecycle {
    create_before_destroy = true
  }
}
