# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Service Connect and service discovery.

mock_provider "aws" {
  source = "./tests"
}

variables {
  container_name = "api"
  container_port = 8080
}

run "service_connect" {
  variables {
    service_connect = { namespace = "shop" }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration == {
      Enabled   = true
      Namespace = "shop"
      Services  = [{ PortName = "api", ClientAliases = [{ DnsName = "api", Port = 8080 }] }]
      LogConfiguration = {
        LogDriver = "awslogs"
        Options   = { "awslogs-group" = "/ecs/shop-dev-api", "awslogs-region" = "eu-west-1", "awslogs-stream-prefix" = "service-connect" }
      }
    }
    error_message = "Clients must reach the container's port by the name of the container."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].PortMappings == [
      { ContainerPort = 8080, Protocol = "tcp", Name = "api" },
    ]
    error_message = "The port must have the name that Service Connect uses."
  }
}

run "service_connect_with_everything" {
  variables {
    service_connect = {
      namespace                   = "arn:aws:servicediscovery:eu-west-1:333333333333:namespace/ns-0123456789abcdef"
      port_name                   = "http"
      discovery_name              = "shop-api"
      dns_name                    = "api.shop"
      port                        = 80
      app_protocol                = "http2"
      ingress_port_override       = 9090
      idle_timeout_seconds        = 0
      per_request_timeout_seconds = 60
    }
    cloudformation_properties = {
      service = {
        ServiceConnectConfiguration = {
          AccessLogConfiguration = { Format = "JSON" }
          LogConfiguration       = { LogDriver = "awsfirelens" }
          Services = [
            { PortName = "admin", ClientAliases = [{ Port = 81 }] },
            { PortName = "http", Tls = { IssuerCertificateAuthority = { AwsPcaAuthorityArn = "arn:aws:acm-pca:eu-west-1:222222222222:certificate-authority/1" } } },
          ]
        }
      }
      container = { PortMappings = [{ ContainerPort = 8081, Name = "admin" }] }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration == {
      AccessLogConfiguration = { Format = "JSON" }
      Enabled                = true
      LogConfiguration       = { LogDriver = "awsfirelens" }
      Namespace              = "arn:aws:servicediscovery:eu-west-1:333333333333:namespace/ns-0123456789abcdef"
      Services = [
        {
          PortName            = "http"
          DiscoveryName       = "shop-api"
          ClientAliases       = [{ DnsName = "api.shop", Port = 80 }]
          IngressPortOverride = 9090
          Timeout             = { IdleTimeoutSeconds = 0, PerRequestTimeoutSeconds = 60 }
          Tls                 = { IssuerCertificateAuthority = { AwsPcaAuthorityArn = "arn:aws:acm-pca:eu-west-1:222222222222:certificate-authority/1" } }
        },
        { PortName = "admin", ClientAliases = [{ Port = 81 }] },
      ]
    }
    error_message = "The given properties must be merged with the input: more properties of its endpoint, and endpoints of other ports."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].PortMappings == [
      { ContainerPort = 8080, Protocol = "tcp", Name = "http", AppProtocol = "http2" },
      { ContainerPort = 8081, Name = "admin" },
    ]
    error_message = "The port must have its name and protocol."
  }
}

run "service_connect_without_a_port" {
  variables {
    container_port  = null
    service_connect = {}
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration.Enabled
    error_message = "A service without a port must be a client."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration.Services)
    error_message = "A service without a port must not have an endpoint."
  }
}

run "service_connect_as_a_client" {
  variables {
    service_connect = { client_only = true }
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration.Services)
    error_message = "A client must not have an endpoint."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].PortMappings == [{ ContainerPort = 8080, Protocol = "tcp" }]
    error_message = "The port of a client must not have a name."
  }
}

run "service_connect_by_properties_alone" {
  variables {
    cloudformation_properties = { service = { ServiceConnectConfiguration = { "Fn::If" = ["HasImage", { Enabled = true }, { Ref = "AWS::NoValue" }] } } }
  }

  assert {
    condition     = keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceConnectConfiguration) == ["Fn::If"]
    error_message = "Without the input, only the given properties must be used."
  }
}

run "service_discovery" {
  override_resource {
    target = aws_service_discovery_service.this
    values = { arn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" }
  }

  variables {
    service_discovery = { namespace_id = "ns-0123456789abcdef" }
  }

  assert {
    condition = [for service in aws_service_discovery_service.this : [service.name, service.dns_config[0].namespace_id, service.dns_config[0].dns_records[0]]] == [
      ["api", "ns-0123456789abcdef", { ttl = 15, type = "A" }],
    ]
    error_message = "The container's name must resolve to the addresses of the tasks."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceRegistries == [
      { RegistryArn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" },
    ]
    error_message = "The tasks must register without a port."
  }
}

run "service_discovery_in_a_bridge" {
  override_resource {
    target = aws_service_discovery_service.this
    values = { arn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" }
  }

  variables {
    launch_type       = "EC2"
    network_mode      = "bridge"
    service_discovery = { namespace_id = "ns-0123456789abcdef", name = "_api._tcp", ttl_seconds = 60 }
  }

  assert {
    condition     = [aws_service_discovery_service.this[0].name, aws_service_discovery_service.this[0].dns_config[0].dns_records[0]] == ["_api._tcp", { ttl = 60, type = "SRV" }]
    error_message = "A task that shares its instance's address must have an SRV record."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceRegistries == [
      { ContainerName = "api", ContainerPort = 8080, RegistryArn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" },
    ]
    error_message = "The tasks must register with the container's port."
  }
}

run "existing_service_of_cloud_map" {
  variables {
    service_discovery = { service_arn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-fedcba9876543210", dns_record_type = "SRV" }
  }

  assert {
    condition     = length(aws_service_discovery_service.this) == 0
    error_message = "The existing service must be used."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceRegistries == [
      { ContainerName = "api", ContainerPort = 8080, RegistryArn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-fedcba9876543210" },
    ]
    error_message = "The record type must define how the tasks register."
  }
}

run "registries_by_properties_alone" {
  variables {
    cloudformation_properties = { service = { ServiceRegistries = [{ RegistryArn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-fedcba9876543210" }] } }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceRegistries == [
      { RegistryArn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-fedcba9876543210" },
    ]
    error_message = "Without the input, the given properties must be used."
  }
}
