# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Containers that the precondition of the stack rejects.

mock_provider "aws" {
  source = "./tests"
}

run "unknown_container" {
  command = plan

  variables {
    container_depends_on = { agent = "START" }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "itself" {
  command = plan

  variables {
    extra_containers = [{ name = "agent", depends_on = { agent = "START" } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "unknown_condition" {
  command = plan

  variables {
    container_depends_on = { agent = "STARTED" }
    extra_containers     = [{ name = "agent" }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "end_of_an_essential_container" {
  command = plan

  variables {
    container_depends_on = { agent = "SUCCESS" }
    extra_containers     = [{ name = "agent" }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "end_of_the_services_own_container" {
  command = plan

  variables {
    extra_containers = [{ name = "agent", depends_on = { shop-dev-api = "COMPLETE" } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "health_without_a_check" {
  command = plan

  variables {
    container_depends_on = { agent = "HEALTHY" }
    extra_containers     = [{ name = "agent" }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "circle" {
  command = plan

  variables {
    container_depends_on = { a = "START" }
    extra_containers = [
      { name = "a", depends_on = { b = "START" } },
      { name = "b", depends_on = { c = "START" } },
      { name = "c", depends_on = { shop-dev-api = "START" } },
    ]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "router_that_waits_for_what_logs_to_it" {
  command = plan

  variables {
    logging          = { driver = "awsfirelens" }
    extra_containers = [{ name = "log-router", firelens = {}, depends_on = { shop-dev-api = "START" } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "start_timeout_on_fargate" {
  command = plan

  variables {
    start_timeout = 121
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "stop_timeout_of_a_sidecar" {
  command = plan

  variables {
    extra_containers = [{ name = "agent", stop_timeout = 121 }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "unknown_log_driver" {
  command = plan

  variables {
    launch_type = "EC2"
    logging     = { driver = "logentries" }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "log_driver_on_fargate" {
  command = plan

  variables {
    logging = { driver = "json-file" }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "log_group_as_an_option" {
  command = plan

  variables {
    logging = { options = { "awslogs-group" = "another" } }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "secret_options_of_awslogs" {
  command = plan

  variables {
    logging = { secret_options = { apikey = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/key" } }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "splunk_without_a_token" {
  command = plan

  variables {
    logging = { driver = "splunk", options = { "splunk-url" = "https://splunk.example.com" } }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "option_twice" {
  command = plan

  variables {
    logging = {
      driver         = "splunk"
      options        = { "splunk-token" = "secret", "splunk-url" = "https://splunk.example.com" }
      secret_options = { "splunk-token" = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/token" }
    }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "no_log_router" {
  command = plan

  variables {
    logging = { driver = "awsfirelens" }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "log_router_that_logs_to_itself" {
  command = plan

  variables {
    extra_containers = [{ name = "log-router", firelens = {}, logging = { driver = "awsfirelens" } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "two_log_routers" {
  command = plan

  variables {
    extra_containers = [{ name = "a", firelens = {} }, { name = "b", firelens = {} }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "unknown_log_router" {
  command = plan

  variables {
    extra_containers = [{ name = "log-router", firelens = { type = "vector" } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "device_on_fargate" {
  command = plan

  variables {
    linux_parameters = { devices = [{ host_path = "/dev/fuse" }] }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "shared_memory_on_fargate" {
  command = plan

  variables {
    linux_parameters = { shared_memory_size = 64 }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "swap_on_fargate" {
  command = plan

  variables {
    extra_containers = [{ name = "agent", linux_parameters = { max_swap = 0 } }]
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "capability_on_fargate" {
  command = plan

  variables {
    linux_parameters = { capabilities = { add = ["NET_ADMIN"] } }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "swappiness_above_100" {
  command = plan

  variables {
    launch_type      = "EC2"
    linux_parameters = { max_swap = 64, swappiness = 101 }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

run "swappiness_without_swap" {
  command = plan

  variables {
    launch_type      = "EC2"
    linux_parameters = { swappiness = 10 }
  }

  expect_failures = [aws_cloudformation_stack.this]
}
