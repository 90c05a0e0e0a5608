# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Service Connect and service discovery.

# ------------------------------------------------------------------------------
# Service Connect
# ------------------------------------------------------------------------------

locals {
  # Whether the service has an endpoint, or is only a client.
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

  # Disabled explicitly, because ECS keeps properties that an update omits.
  service_connect_configuration = {
    for setting, value in {
      Enabled   = var.service_connect != null
      Namespace = try(var.service_connect.namespace, null)
      Services  = length(local.service_connect_services) == 0 ? null : local.service_connect_services

      # The proxy's logs. A given configuration replaces this one, because options differ between log drivers.
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

  # The endpoint with the additions of var.cloudformation_properties, such as TLS, followed by the endpoints of other
  # ports.
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

  # Only SRV records have a port. An empty list removes the service from its registry, because ECS keeps properties that
  # an update omits.
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
  description = "Tasks of the ECS service ${var.service_name}"
  tags        = var.tags

  dns_config {
    namespace_id   = var.service_discovery.namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = local.discovery_record_type
      ttl  = var.service_discovery.ttl_seconds
    }
  }

  # ECS reports the health of the containers to Cloud Map. The failure threshold is always 1, and this block can be set only on a new service.
  health_check_custom_config {
    failure_threshold = 1
  }

  # ECS deregisters tasks when they stop. A task that is still registered must not prevent Terraform from destroying the
  # service.
  force_destroy = true

  # If the name changes, the tasks are registered with the new service before the old one is destroyed.
  lifecycle {
    create_before_destroy = true
  }
}
