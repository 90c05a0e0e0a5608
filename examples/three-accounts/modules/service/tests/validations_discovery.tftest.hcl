# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Service Connect and service discovery inputs that the module rejects.

mock_provider "aws" {
  source = "./tests"
}

variables {
  container_name = "api"
  container_port = 8080
}

run "service_connect_on_the_network_of_the_instance" {
  command = plan

  variables {
    launch_type     = "EC2"
    network_mode    = "host"
    service_connect = {}
  }

  expect_failures = [var.service_connect]
}

run "endpoint_of_a_client" {
  command = plan

  variables {
    service_connect = { client_only = true, dns_name = "api" }
  }

  expect_failures = [var.service_connect]
}

run "endpoint_without_a_port" {
  command = plan

  variables {
    container_port  = null
    service_connect = { port = 80 }
  }

  expect_failures = [var.service_connect]
}

run "port_name_with_a_capital_letter" {
  command = plan

  variables {
    service_connect = { port_name = "Http" }
  }

  expect_failures = [var.service_connect]
}

run "container_name_that_is_not_a_port_name" {
  command = plan

  variables {
    container_name  = "Api"
    service_connect = {}
  }

  expect_failures = [var.service_connect]
}

run "discovery_name_that_starts_with_a_hyphen" {
  command = plan

  variables {
    service_connect = { discovery_name = "-api" }
  }

  expect_failures = [var.service_connect]
}

run "app_protocol_of_a_transport" {
  command = plan

  variables {
    service_connect = { app_protocol = "tcp" }
  }

  expect_failures = [var.service_connect]
}

run "request_timeout_of_a_transport" {
  command = plan

  variables {
    service_connect = { per_request_timeout_seconds = 10 }
  }

  expect_failures = [var.service_connect]
}

run "neither_a_namespace_nor_a_service" {
  command = plan

  variables {
    service_discovery = {}
  }

  expect_failures = [var.service_discovery]
}

run "both_a_namespace_and_a_service" {
  command = plan

  variables {
    service_discovery = { namespace_id = "ns-0123456789abcdef", service_arn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" }
  }

  expect_failures = [var.service_discovery]
}

run "name_of_an_existing_service" {
  command = plan

  variables {
    service_discovery = { name = "api", service_arn = "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" }
  }

  expect_failures = [var.service_discovery]
}

run "namespace_instead_of_its_service" {
  command = plan

  variables {
    service_discovery = { service_arn = "arn:aws:servicediscovery:eu-west-1:222222222222:namespace/ns-0123456789abcdef" }
  }

  expect_failures = [var.service_discovery]
}

run "record_of_another_name" {
  command = plan

  variables {
    service_discovery = { namespace_id = "ns-0123456789abcdef", dns_record_type = "CNAME" }
  }

  expect_failures = [var.service_discovery]
}

run "addresses_in_a_bridge" {
  command = plan

  variables {
    launch_type       = "EC2"
    network_mode      = "bridge"
    service_discovery = { namespace_id = "ns-0123456789abcdef", dns_record_type = "A" }
  }

  expect_failures = [var.service_discovery]
}

run "ports_of_a_container_without_one" {
  command = plan

  variables {
    container_port    = null
    service_discovery = { namespace_id = "ns-0123456789abcdef", dns_record_type = "SRV" }
  }

  expect_failures = [var.service_discovery]
}

run "given_namespace_beside_service_connect" {
  command = plan

  variables {
    service_connect           = {}
    cloudformation_properties = { service = { ServiceConnectConfiguration = { Namespace = "shop" } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "given_alias_of_the_endpoint" {
  command = plan

  variables {
    service_connect           = {}
    cloudformation_properties = { service = { ServiceConnectConfiguration = { Services = [{ PortName = "api", ClientAliases = [{ Port = 80 }] }] } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "given_name_of_the_port" {
  command = plan

  variables {
    service_connect           = {}
    cloudformation_properties = { container = { PortMappings = [{ ContainerPort = 8080, Name = "http" }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "given_registry_beside_service_discovery" {
  command = plan

  variables {
    service_discovery         = { namespace_id = "ns-0123456789abcdef" }
    cloudformation_properties = { service = { ServiceRegistries = [] } }
  }

  expect_failures = [var.cloudformation_properties]
}
