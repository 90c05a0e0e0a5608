# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Inputs that the module rejects.

mock_provider "aws" {
  source = "./tests"
}

# ------------------------------------------------------------------------------
# Service
# ------------------------------------------------------------------------------

run "service_name_with_a_space" {
  command = plan

  variables {
    service_name = "shop api"
    stack_name   = "shop-api"
  }

  expect_failures = [var.service_name]
}

run "service_name_that_is_not_a_stack_name" {
  command = plan

  variables {
    service_name = "shop_api"
  }

  expect_failures = [var.stack_name]
}

run "stack_name_whose_roles_would_be_too_long" {
  command = plan

  variables {
    stack_name = "a234567890123456789012345678901234567890123456789-" # 50 characters
  }

  expect_failures = [var.stack_name]
}

run "longest_stack_name" {
  command = plan

  variables {
    stack_name = "a234567890123456789012345678901234567890123456789"
  }

  assert {
    condition     = length(aws_iam_role.cloudformation.name) == 64
    error_message = "The longest role name must have the 64 characters that IAM allows."
  }
}

run "cluster_arn_instead_of_its_name" {
  command = plan

  variables {
    cluster_name = "arn:aws:ecs:eu-west-1:222222222222:cluster/shop-dev"
  }

  expect_failures = [var.cluster_name]
}

# ------------------------------------------------------------------------------
# Pipeline
# ------------------------------------------------------------------------------

run "pipeline_account_with_eleven_digits" {
  command = plan

  variables {
    pipeline_aws_account_id     = "11111111111"
    pipeline_role_arn           = "arn:aws:iam::11111111111:role/shop-api-pipeline"
    pipeline_functions_role_arn = "arn:aws:iam::11111111111:role/shop-api-functions"
  }

  expect_failures = [var.pipeline_aws_account_id]
}

run "pipeline_role_of_another_account" {
  command = plan

  variables {
    pipeline_role_arn = "arn:aws:iam::999999999999:role/shop-api-pipeline"
  }

  expect_failures = [var.pipeline_role_arn]
}

run "pipeline_role_with_a_wildcard" {
  command = plan

  variables {
    pipeline_role_arn = "arn:aws:iam::111111111111:role/*"
  }

  expect_failures = [var.pipeline_role_arn]
}

run "functions_role_of_another_account" {
  command = plan

  variables {
    pipeline_functions_role_arn = "arn:aws:iam::999999999999:role/shop-api-functions"
  }

  expect_failures = [var.pipeline_functions_role_arn]
}

run "functions_role_with_a_wildcard" {
  command = plan

  variables {
    pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/*"
  }

  expect_failures = [var.pipeline_functions_role_arn]
}

run "target_with_an_underscore" {
  command = plan

  variables {
    pipeline_target_name = "pre_production"
  }

  expect_failures = [var.pipeline_target_name]
}

# ------------------------------------------------------------------------------
# Container
# ------------------------------------------------------------------------------

run "container_name_with_a_dot" {
  command = plan

  variables {
    container_name = "shop.api"
  }

  expect_failures = [var.container_name]
}

run "port_above_65535" {
  command = plan

  variables {
    container_port = 65536
  }

  expect_failures = [var.container_port]
}

run "secret_by_its_name" {
  command = plan

  variables {
    secrets = { DATABASE_URL = "shop/database" }
  }

  expect_failures = [var.secrets]
}

run "secret_that_is_also_a_variable" {
  command = plan

  variables {
    environment = { DATABASE_URL = "postgres://localhost" }
    secrets     = { DATABASE_URL = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/database-url" }
  }

  expect_failures = [var.secrets]
}

run "images_of_every_repository" {
  command = plan

  variables {
    repository_arns = ["arn:aws:ecr:eu-west-1:111111111111:repository/*"]
  }

  expect_failures = [var.repository_arns]
}

run "stop_timeout_above_what_fargate_waits" {
  command = plan

  variables {
    stop_timeout = 121
  }

  expect_failures = [var.stop_timeout]
}

run "sidecar_with_the_services_name" {
  command = plan

  variables {
    extra_containers = [{ name = "shop-dev-api", image = "public.ecr.aws/nginx/nginx:1.29" }]
  }

  expect_failures = [var.extra_containers]
}

run "secret_of_a_sidecar_by_its_name" {
  command = plan

  variables {
    extra_containers = [{ name = "proxy", image = "public.ecr.aws/nginx/nginx:1.29", secrets = { TLS_KEY = "shop/tls-key" } }]
  }

  expect_failures = [var.extra_containers]
}

run "secret_of_a_sidecar_that_is_also_a_variable" {
  command = plan

  variables {
    extra_containers = [{
      name        = "proxy"
      image       = "public.ecr.aws/nginx/nginx:1.29"
      environment = { TLS_KEY = "none" }
      secrets     = { TLS_KEY = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/tls-key" }
    }]
  }

  expect_failures = [var.extra_containers]
}

run "sidecar_that_mounts_no_volume" {
  command = plan

  variables {
    extra_containers = [{
      name         = "proxy"
      image        = "public.ecr.aws/nginx/nginx:1.29"
      mount_points = [{ volume = "cache", container_path = "/var/cache/nginx" }]
    }]
  }

  expect_failures = [var.extra_containers]
}

# ------------------------------------------------------------------------------
# Task
# ------------------------------------------------------------------------------

run "unknown_architecture" {
  command = plan

  variables {
    cpu_architecture = "arm64"
  }

  expect_failures = [var.cpu_architecture]
}

run "ephemeral_storage_that_fargate_gives_anyway" {
  command = plan

  variables {
    ephemeral_storage = 20
  }

  expect_failures = [var.ephemeral_storage]
}

run "ephemeral_storage_on_ec2" {
  command = plan

  variables {
    launch_type       = "EC2"
    ephemeral_storage = 40
  }

  expect_failures = [var.ephemeral_storage]
}

run "gpu_on_fargate" {
  command = plan

  variables {
    gpu = 1
  }

  expect_failures = [var.gpu]
}

run "two_volumes_of_one_name" {
  command = plan

  variables {
    volumes = [{ name = "cache" }, { name = "cache" }]
  }

  expect_failures = [var.volumes]
}

run "volume_of_two_kinds" {
  command = plan

  variables {
    launch_type = "EC2"
    volumes     = [{ name = "uploads", host_path = "/srv", efs = { file_system_id = "fs-0123456789abcdef0" } }]
  }

  expect_failures = [var.volumes]
}

run "host_path_on_fargate" {
  command = plan

  variables {
    volumes = [{ name = "uploads", host_path = "/srv" }]
  }

  expect_failures = [var.volumes]
}

run "access_point_with_a_second_root_directory" {
  command = plan

  variables {
    volumes = [{
      name = "uploads"
      efs  = { file_system_id = "fs-0123456789abcdef0", access_point_id = "fsap-0123456789abcdef0", root_directory = "/uploads" }
    }]
  }

  expect_failures = [var.volumes]
}

run "mount_of_no_volume" {
  command = plan

  variables {
    volumes      = [{ name = "uploads" }]
    mount_points = [{ volume = "upload", container_path = "/srv" }]
  }

  expect_failures = [var.mount_points]
}

run "bind_mount_on_fargate" {
  command = plan

  variables {
    bind_mounts = [{ host_path = "/srv", container_path = "/srv" }]
  }

  expect_failures = [var.bind_mounts]
}

# ------------------------------------------------------------------------------
# Placement
# ------------------------------------------------------------------------------

run "unknown_launch_type" {
  command = plan

  variables {
    launch_type = "EXTERNAL"
  }

  expect_failures = [var.launch_type]
}

run "capacity_provider_and_a_strategy" {
  command = plan

  variables {
    capacity_provider          = "FARGATE_SPOT"
    capacity_provider_strategy = [{ capacity_provider = "FARGATE" }]
  }

  expect_failures = [var.capacity_provider]
}

run "two_bases" {
  command = plan

  variables {
    capacity_provider_strategy = [
      { capacity_provider = "FARGATE", base = 1 },
      { capacity_provider = "FARGATE_SPOT", base = 1 },
    ]
  }

  expect_failures = [var.capacity_provider_strategy]
}

run "no_weight_at_all" {
  command = plan

  variables {
    capacity_provider_strategy = [{ capacity_provider = "FARGATE", weight = 0 }]
  }

  expect_failures = [var.capacity_provider_strategy]
}

run "fargate_and_container_instances" {
  command = plan

  variables {
    capacity_provider_strategy = [{ capacity_provider = "FARGATE" }, { capacity_provider = "gpu" }]
  }

  expect_failures = [var.capacity_provider_strategy]
}

run "unknown_network_mode" {
  command = plan

  variables {
    launch_type  = "EC2"
    network_mode = "none"
  }

  expect_failures = [var.network_mode]
}

run "bridge_network_on_fargate" {
  command = plan

  variables {
    network_mode = "bridge"
  }

  expect_failures = [var.network_mode]
}

run "no_subnet" {
  command = plan

  variables {
    subnet_ids = []
  }

  expect_failures = [var.subnet_ids]
}

run "load_balancer_without_a_port" {
  command = plan

  variables {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop-api/0123456789abcdef"
  }

  expect_failures = [var.target_group_arn]
}

run "grace_period_without_a_load_balancer" {
  command = plan

  variables {
    health_check_grace_period = 60
  }

  expect_failures = [var.health_check_grace_period]
}

# ------------------------------------------------------------------------------
# Scaling, alarm, deployment
# ------------------------------------------------------------------------------

run "fewer_than_no_tasks" {
  command = plan

  variables {
    autoscaling_min = -1
  }

  expect_failures = [var.autoscaling_min]
}

run "maximum_below_the_minimum" {
  command = plan

  variables {
    autoscaling_min = 3
    autoscaling_max = 2
  }

  expect_failures = [var.autoscaling_max]
}

run "no_target_to_scale_to" {
  command = plan

  variables {
    autoscaling_target_cpu = -1
  }

  expect_failures = [var.autoscaling_target_cpu]
}

run "memory_target_above_a_hundred_percent" {
  command = plan

  variables {
    autoscaling_target_memory = 101
  }

  expect_failures = [var.autoscaling_target_memory]
}

run "less_than_one_request" {
  command = plan

  variables {
    autoscaling_target_requests = 0
  }

  expect_failures = [var.autoscaling_target_requests]
}

run "target_requests_without_a_load_balancer" {
  command = plan

  variables {
    autoscaling_max             = 2
    autoscaling_target_requests = 100
  }

  expect_failures = [var.autoscaling_target_requests]
}

run "two_metrics_of_one_name" {
  command = plan

  variables {
    autoscaling_metrics = [
      { name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 20 },
      { name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 30 },
    ]
  }

  expect_failures = [var.autoscaling_metrics]
}

run "metric_with_a_word_that_is_a_number" {
  command = plan

  variables {
    autoscaling_metrics = [{ name = "backlog-2", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 20 }]
  }

  expect_failures = [var.autoscaling_metrics]
}

run "metric_with_an_unknown_statistic" {
  command = plan

  variables {
    autoscaling_metrics = [{ name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 20, statistic = "p99" }]
  }

  expect_failures = [var.autoscaling_metrics]
}

run "metric_with_a_target_of_zero" {
  command = plan

  variables {
    autoscaling_metrics = [{ name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 0 }]
  }

  expect_failures = [var.autoscaling_metrics]
}

run "negative_scale_in_cooldown" {
  command = plan

  variables {
    autoscaling_scale_in_cooldown = -1
  }

  expect_failures = [var.autoscaling_scale_in_cooldown]
}

run "negative_scale_out_cooldown" {
  command = plan

  variables {
    autoscaling_scale_out_cooldown = -1
  }

  expect_failures = [var.autoscaling_scale_out_cooldown]
}

run "two_schedules_of_one_name" {
  command = plan

  variables {
    autoscaling_schedules = [
      { name = "night", schedule = "rate(1 day)", min = 1 },
      { name = "night", schedule = "rate(2 days)", min = 1 },
    ]
  }

  expect_failures = [var.autoscaling_schedules]
}

run "bounds_on_a_schedule_of_cron_alone" {
  command = plan

  variables {
    autoscaling_schedules = [{ name = "night", schedule = "0 20 * * ? *", min = 1 }]
  }

  expect_failures = [var.autoscaling_schedules]
}

run "maximum_of_a_schedule_below_the_minimum_of_all" {
  command = plan

  variables {
    autoscaling_min       = 2
    autoscaling_schedules = [{ name = "night", schedule = "rate(1 day)", max = 1 }]
  }

  expect_failures = [var.autoscaling_schedules]
}

run "fewer_than_no_tasks_on_a_schedule" {
  command = plan

  variables {
    autoscaling_schedules = [{ name = "night", schedule = "rate(1 day)", min = -1 }]
  }

  expect_failures = [var.autoscaling_schedules]
}

run "alarm_period_of_half_a_minute" {
  command = plan

  variables {
    alarm = { period = 30 }
  }

  expect_failures = [var.alarm]
}

run "alarm_that_asks_for_more_datapoints_than_periods" {
  command = plan

  variables {
    alarm = { evaluation_periods = 3, datapoints_to_alarm = 4 }
  }

  expect_failures = [var.alarm]
}

run "alarm_without_a_datapoint" {
  command = plan

  variables {
    alarm = { datapoints_to_alarm = 0 }
  }

  expect_failures = [var.alarm]
}

run "alarm_that_looks_back_further_than_cloudwatch" {
  command = plan

  variables {
    alarm = { period = 300, evaluation_periods = 289 }
  }

  expect_failures = [var.alarm]
}

run "deployment_that_could_replace_no_task" {
  command = plan

  variables {
    deployment = { minimum_healthy_percent = 100, maximum_percent = 100 }
  }

  expect_failures = [var.deployment]
}

# ------------------------------------------------------------------------------
# Scheduled task
# ------------------------------------------------------------------------------

run "schedule_of_cron_alone" {
  command = plan

  variables {
    schedule = "0 4 * * ? *"
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_that_runs_once" {
  command = plan

  variables {
    schedule = "at(2027-01-31T08:00:00)"
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_with_an_alarm" {
  command = plan

  variables {
    schedule = "rate(1 day)"
    alarm    = {}
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_behind_a_load_balancer" {
  command = plan

  variables {
    schedule         = "rate(1 day)"
    container_port   = 8080
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop-api/0123456789abcdef"
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_with_scheduled_bounds" {
  command = plan

  variables {
    schedule              = "rate(1 day)"
    autoscaling_schedules = [{ name = "night", schedule = "rate(1 day)", min = 0 }]
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_that_scales" {
  command = plan

  variables {
    schedule            = "rate(1 day)"
    autoscaling_metrics = [{ name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 20 }]
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_with_properties_of_a_service" {
  command = plan

  variables {
    schedule                  = "rate(1 day)"
    cloudformation_properties = { service = { AvailabilityZoneRebalancing = "ENABLED" } }
  }

  expect_failures = [var.schedule]
}

run "scheduled_task_with_six_security_groups" {
  command = plan

  variables {
    schedule           = "rate(1 day)"
    security_group_ids = ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"]
  }

  expect_failures = [var.schedule]
}

run "window_of_more_than_a_day" {
  command = plan

  variables {
    schedule_options = { flexible_window_minutes = 1441 }
  }

  expect_failures = [var.schedule_options]
}

run "more_attempts_than_the_scheduler_makes" {
  command = plan

  variables {
    schedule_options = { maximum_retry_attempts = 186 }
  }

  expect_failures = [var.schedule_options]
}

run "attempts_for_less_than_a_minute" {
  command = plan

  variables {
    schedule_options = { maximum_event_age_seconds = 59 }
  }

  expect_failures = [var.schedule_options]
}

run "eleven_tasks_at_once" {
  command = plan

  variables {
    schedule_options = { task_count = 11 }
  }

  expect_failures = [var.schedule_options]
}

run "fifo_dead_letter_queue" {
  command = plan

  variables {
    schedule_options = { dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:222222222222:failed.fifo" }
  }

  expect_failures = [var.schedule_options]
}

# ------------------------------------------------------------------------------
# CloudFormation
# ------------------------------------------------------------------------------

run "property_that_an_input_sets" {
  command = plan

  variables {
    cloudformation_properties = { service = { DesiredCount = 2 } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "image_of_the_deployed_container" {
  command = plan

  variables {
    cloudformation_properties = { container = { Image = "public.ecr.aws/nginx/nginx:1.29" } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "containers_beside_the_pipeline" {
  command = plan

  variables {
    cloudformation_properties = { task_definition = { ContainerDefinitions = [] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "another_task_role" {
  command = plan

  variables {
    cloudformation_properties = { task_definition = { TaskRoleArn = "arn:aws:iam::222222222222:role/another" } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "property_that_an_input_sets_deep_down" {
  command = plan

  variables {
    cloudformation_properties = { service = { DeploymentConfiguration = { Alarms = { Enable = false } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "subnets_beside_the_input" {
  command = plan

  variables {
    cloudformation_properties = { service = { NetworkConfiguration = { AwsvpcConfiguration = { Subnets = [] } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "property_of_a_sidecar_that_an_input_sets" {
  command = plan

  variables {
    extra_containers          = [{ name = "agent", image = "public.ecr.aws/example/agent:1" }]
    cloudformation_properties = { extra_containers = { agent = { Image = "another" } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "properties_of_an_unknown_sidecar" {
  command = plan

  variables {
    cloudformation_properties = { extra_containers = { agent = { RestartPolicy = { Enabled = true } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "names_of_the_api_in_a_sidecar" {
  command = plan

  variables {
    extra_containers          = [{ name = "agent", image = "public.ecr.aws/example/agent:1" }]
    cloudformation_properties = { extra_containers = { agent = { restartPolicy = { enabled = true } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "function_instead_of_a_list_in_a_sidecar" {
  command = plan

  variables {
    extra_containers          = [{ name = "agent", image = "public.ecr.aws/example/agent:1" }]
    cloudformation_properties = { extra_containers = { agent = { PortMappings = { "Fn::If" = ["HasImage", [], []] } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "log_group_beside_the_input" {
  command = plan

  variables {
    cloudformation_properties = { container = { LogConfiguration = { Options = { "awslogs-group" = "another" } } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "names_of_the_api" {
  command = plan

  variables {
    cloudformation_properties = { container = { ulimits = [] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "function_instead_of_a_list" {
  command = plan

  variables {
    cloudformation_properties = { container = { PortMappings = { "Fn::If" = ["HasImage", [], []] } } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "text_instead_of_an_item" {
  command = plan

  variables {
    cloudformation_properties = { container = { Environment = ["LOG_LEVEL"] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "variable_that_an_input_sets" {
  command = plan

  variables {
    environment               = { LOG_LEVEL = "info" }
    cloudformation_properties = { container = { Environment = [{ Name = "LOG_LEVEL", Value = "debug" }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "variable_that_is_a_secret" {
  command = plan

  variables {
    secrets                   = { API_KEY = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key" }
    cloudformation_properties = { container = { Environment = [{ Name = "API_KEY", Value = "abc" }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "mount_point_that_an_input_sets" {
  command = plan

  variables {
    volumes                   = [{ name = "scratch" }]
    mount_points              = [{ volume = "scratch", container_path = "/tmp" }]
    cloudformation_properties = { container = { MountPoints = [{ ContainerPath = "/tmp", SourceVolume = "another" }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "gpus_beside_the_input" {
  command = plan

  variables {
    launch_type               = "EC2"
    cloudformation_properties = { container = { ResourceRequirements = [{ Type = "GPU", Value = "2" }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "file_system_beside_the_input" {
  command = plan

  variables {
    volumes                   = [{ name = "uploads", efs = { file_system_id = "fs-0123456789abcdef0" } }]
    cloudformation_properties = { task_definition = { Volumes = [{ Name = "uploads", EFSVolumeConfiguration = { FilesystemId = "fs-1" } }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "host_path_beside_the_input" {
  command = plan

  variables {
    launch_type               = "EC2"
    cloudformation_properties = { task_definition = { Volumes = [{ Name = "data", Host = { SourcePath = "/data" } }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "target_group_of_another_port" {
  command = plan

  variables {
    container_port            = 8080
    target_group_arn          = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/0123456789abcdef"
    cloudformation_properties = { service = { LoadBalancers = [{ ContainerPort = 9090 }] } }
  }

  expect_failures = [var.cloudformation_properties]
}

run "template_that_is_too_large" {
  variables {
    environment = { LARGE = format("%-51000s", "value") }
  }

  expect_failures = [aws_cloudformation_stack.this]
}

# ------------------------------------------------------------------------------
# Values that are just within the limits
# ------------------------------------------------------------------------------

run "upper_limits_on_fargate" {
  command = plan

  variables {
    container_port         = 65535
    stop_timeout           = 120
    ephemeral_storage      = 200
    autoscaling_min        = 3
    autoscaling_max        = 3
    autoscaling_target_cpu = 100
    alarm                  = { period = 3600, evaluation_periods = 168, datapoints_to_alarm = 168 }
    deployment             = { minimum_healthy_percent = 100, maximum_percent = 101 }
  }
}

run "lower_limits_on_fargate" {
  command = plan

  variables {
    container_port         = 1
    stop_timeout           = 2
    ephemeral_storage      = 21
    autoscaling_min        = 0
    autoscaling_target_cpu = 1
    alarm                  = { period = 60, evaluation_periods = 1, datapoints_to_alarm = 1 }
    deployment             = { minimum_healthy_percent = 0, maximum_percent = 100 }
  }
}

run "permissions_boundary_that_is_not_a_policy" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::111111111111:role/shop-boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "role_path_without_a_slash_at_its_end" {
  command = plan

  variables {
    role_path = "/platform"
  }

  expect_failures = [var.role_path]
}

run "role_path_that_is_too_long" {
  command = plan

  variables {
    role_path = format("/%s/", join("", [for _ in range(127) : "a"]))
  }

  expect_failures = [var.role_path]
}

run "start_timeout_too_short" {
  command = plan

  variables {
    start_timeout = 1
  }

  expect_failures = [var.start_timeout]
}

run "option_of_a_log_driver_that_is_not_an_arn" {
  command = plan

  variables {
    logging = { driver = "splunk", options = { "splunk-url" = "https://splunk.example.com" }, secret_options = { "splunk-token" = "secret" } }
  }

  expect_failures = [var.logging]
}

run "option_of_a_sidecars_log_driver_that_is_not_an_arn" {
  command = plan

  variables {
    extra_containers = [{
      name    = "agent"
      logging = { driver = "splunk", options = { "splunk-url" = "https://splunk.example.com" }, secret_options = { "splunk-token" = "secret" } }
    }]
  }

  expect_failures = [var.extra_containers]
}
