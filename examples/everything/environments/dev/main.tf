# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

module "api" {
  source = "../../modules/service"

  service_name = "media-dev-api"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids

  pipeline_target_name        = "dev"
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/media/media-api-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/media-api-functions"
  repository_arns = [
    "arn:aws:ecr:eu-west-1:111111111111:repository/media/http-api",
    "arn:aws:ecr:eu-west-1:111111111111:repository/media/http-api-migrations",
    "arn:aws:ecr:eu-west-1:999999999999:repository/platform/nginx",
  ]
  permissions_boundary_arn = "arn:aws:iam::222222222222:policy/bootstrap/media/media-boundary"

  container_name = "app"
  container_port = 8080
  environment = {
    GREETING  = "a $${literal} and a %%{literal}, \"quoted\""
    LOG_LEVEL = "info"
  }
  secrets = {
    API_KEY      = "arn:aws:ssm:eu-west-1:222222222222:parameter/media/api-key"
    DATABASE_URL = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:media/api-a1b2c3:url::"
  }
  command     = ["serve", "--port", "8080"]
  entry_point = ["/usr/local/bin/app"]
  health_check = {
    command      = ["CMD-SHELL", "curl --fail http://localhost:8080/health || exit 1"]
    interval     = 15
    timeout      = 10
    retries      = 5
    start_period = 30
  }
  stop_timeout             = 60
  readonly_root_filesystem = true
  user                     = "1000:1000"
  extra_containers = [
    {
      name           = "proxy"
      image          = "999999999999.dkr.ecr.eu-west-1.amazonaws.com/platform/nginx:1.29"
      container_port = 8443
      cpu            = 128
      memory         = 256
      essential      = false
      environment = {
        UPSTREAM = "http://localhost:8080"
      }
      secrets = {
        TLS_KEY = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:media/proxy-tls-a1b2c3"
      }
      command     = ["nginx", "-g", "daemon off;"]
      entry_point = ["/docker-entrypoint.sh"]
      health_check = {
        command      = ["CMD", "nginx", "-t"]
        interval     = 60
        timeout      = 3
        retries      = 2
        start_period = 10
      }
      mount_points = [
        {
          volume         = "scratch"
          container_path = "/var/cache/nginx"
        },
        {
          volume         = "uploads"
          container_path = "/srv/uploads"
          read_only      = true
        },
      ]
      readonly_root_filesystem = true
      user                     = "nginx"
    },
  ]

  cpu               = 1024
  memory            = 2048
  cpu_architecture  = "ARM64"
  ephemeral_storage = 40
  volumes = [
    {
      name = "uploads"
      efs = {
        file_system_id  = "fs-0123456789abcdef0"
        access_point_id = "fsap-0123456789abcdef0"
      }
    },
    {
      name = "archive"
      efs = {
        file_system_id    = "fs-0fedcba9876543210"
        root_directory    = "/archive"
        iam_authorization = false
      }
    },
    {
      name = "scratch"
    },
  ]
  mount_points = [
    {
      volume         = "uploads"
      container_path = "/srv/uploads"
    },
    {
      volume         = "archive"
      container_path = "/srv/archive"
      read_only      = true
    },
    {
      volume         = "scratch"
      container_path = "/tmp"
    },
  ]

  capacity_provider_strategy = [
    {
      capacity_provider = "FARGATE"
      base              = 1
    },
    {
      capacity_provider = "FARGATE_SPOT"
      weight            = 4
    },
  ]
  platform_version = "1.4.0"

  target_group_arn          = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/media-api/0123456789abcdef"
  health_check_grace_period = 60

  autoscaling_min        = 2
  autoscaling_max        = 12
  autoscaling_target_cpu = 55
  alarm = {
    period              = 120
    evaluation_periods  = 4
    datapoints_to_alarm = 3
    alarm_actions       = ["arn:aws:sns:eu-west-1:222222222222:on-call"]
    ok_actions          = ["arn:aws:sns:eu-west-1:222222222222:on-call"]
  }

  deployment = {
    minimum_healthy_percent = 50
    maximum_percent         = 150
    circuit_breaker         = false
    alarm_names             = ["media-api-5xx"]
  }
  enable_execute_command = true
  log_retention_days     = 365
  cloudformation_properties = {
    service = {
      AvailabilityZoneRebalancing = "ENABLED"
      DeploymentConfiguration = {
        BakeTimeInMinutes = 5
      }
    }
    task_definition = {
      PidMode = "task"
    }
    container = {
      PortMappings = [
        {
          ContainerPort = 8080
          Name          = "http"
          AppProtocol   = "http2"
        },
      ]
      Ulimits = [
        {
          Name      = "nofile"
          SoftLimit = 65536
          HardLimit = 65536
        },
      ]
    }
  }
}

module "transcoder" {
  source = "../../modules/service"

  service_name = "transcoder"
  stack_name   = "media-transcoder"
  cluster_name = "media-gpu"

  pipeline_target_name        = "dev"
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/media/media-transcoder-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/media-transcoder-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder"]
  permissions_boundary_arn    = "arn:aws:iam::222222222222:policy/bootstrap/media/media-boundary"

  cpu    = 2048
  memory = 15360
  gpu    = 1
  volumes = [
    {
      name      = "host-tmp"
      host_path = "/mnt/scratch"
    },
  ]
  mount_points = [
    {
      volume         = "host-tmp"
      container_path = "/scratch"
    },
  ]
  bind_mounts = [
    {
      host_path      = "/var/lib/models"
      container_path = "/models"
      read_only      = true
    },
  ]

  launch_type       = "EC2"
  capacity_provider = "gpu"

  network_mode = "bridge"

  log_group_name = "/media/transcoder"
}

module "worker" {
  source = "../../modules/service"

  service_name = "media-dev-worker"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "dev"
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/media/media-worker-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/media-worker-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/media/worker"]
  permissions_boundary_arn    = "arn:aws:iam::222222222222:policy/bootstrap/media/media-boundary"

  container_name = "worker"

  cpu    = 256
  memory = 512
}

module "scheduler" {
  source = "../../modules/service"

  service_name = "media-dev-scheduler"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "dev"
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/media/media-worker-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/media-worker-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/media/worker"]
  permissions_boundary_arn    = "arn:aws:iam::222222222222:policy/bootstrap/media/media-boundary"

  container_name = "scheduler"
  command        = ["schedule"]

  cpu    = 256
  memory = 512
}
