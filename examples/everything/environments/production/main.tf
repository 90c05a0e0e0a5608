# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

module "api" {
  source = "../../modules/service"

  service_name = "media-production-api"
  cluster_name = "media"

  pipeline_target_name        = "production"
  pipeline_auto_deploy        = false
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/platform/ecs-pipeline/media/media-api-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/platform/media-api-functions"
  repository_arns = [
    "arn:aws:ecr:eu-west-1:111111111111:repository/media/http-api",
    "arn:aws:ecr:eu-west-1:111111111111:repository/media/http-api-migrations",
    "arn:aws:ecr:eu-west-1:999999999999:repository/platform/nginx",
  ]
  permissions_boundary_arn = "arn:aws:iam::444444444444:policy/platform/production-boundary"
  role_path                = "/platform/"

  container_name = "app"
  container_port = 8080
  environment = {
    GREETING  = "a $${literal} and a %%{literal}, \"quoted\""
    LOG_LEVEL = "info"
  }
  secrets = {
    API_KEY      = "arn:aws:ssm:eu-central-1:444444444444:parameter/media/api-key"
    DATABASE_URL = "arn:aws:secretsmanager:eu-central-1:444444444444:secret:media/api-d4e5f6:url::"
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
  container_depends_on = {
    log-router = "START"
    migrations = "SUCCESS"
  }
  start_timeout            = 90
  stop_timeout             = 60
  readonly_root_filesystem = true
  user                     = "1000:1000"
  docker_labels = {
    "com.example.team" = "media"
    "com.example.tier" = "front"
  }
  linux_parameters = {
    init_process_enabled = true
    capabilities = {
      add  = ["SYS_PTRACE"]
      drop = ["NET_RAW", "MKNOD"]
    }
    tmpfs = [
      {
        container_path = "/run"
        size           = 64
        mount_options  = ["noexec", "nosuid", "mode=1777"]
      },
    ]
  }
  logging = {
    driver = "awsfirelens"
    options = {
      Host       = "http-intake.logs.datadoghq.eu"
      Name       = "datadog"
      TLS        = "on"
      dd_service = "media-api"
      provider   = "ecs"
    }
    secret_options = {
      apikey = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:media/datadog-a1b2c3"
    }
  }
  extra_containers = [
    {
      name         = "migrations"
      essential    = false
      command      = ["migrate"]
      stop_timeout = 30
      linux_parameters = {
        init_process_enabled = true
        capabilities = {
          add  = ["SYS_PTRACE"]
          drop = ["ALL"]
        }
      }
    },
    {
      name   = "log-router"
      image  = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
      memory = 128
      firelens = {
        options = {
          enable-ecs-log-metadata = "true"
        }
      }
    },
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
      depends_on = {
        app = "HEALTHY"
      }
      start_timeout = 60
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
      docker_labels = {
        "com.example.team" = "platform"
      }
      linux_parameters = {
        tmpfs = [
          {
            container_path = "/run"
            size           = 16
            mount_options  = ["noexec"]
          },
        ]
      }
      logging = {
        options = {
          max-buffer-size = "4m"
          mode            = "non-blocking"
        }
      }
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

  task_policy_arns      = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
  execution_policy_arns = ["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"]
  secrets_key_arns = [
    "arn:aws:kms:eu-central-1:444444444444:key/0a1b2c3d-0000-4000-8000-000000000003",
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

  subnet_ids         = ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"]
  security_group_ids = ["sg-0a1b2c3d4e5f60003"]
  load_balancers = {
    main = {
      listener_arn     = "arn:aws:elasticloadbalancing:eu-central-1:444444444444:listener/app/media/50dc6c495c0c9188/f2f7dc8efc522ab2"
      hosts            = ["api.media.example.com", "*.api.media.example.com"]
      paths            = ["/v1/*", "/v2/*"]
      priority         = 100
      container        = "proxy"
      container_port   = 9443
      protocol         = "HTTPS"
      protocol_version = "HTTP2"
      health_check = {
        path                = "/health"
        protocol            = "HTTP"
        port                = 8080
        interval            = 20
        timeout             = 10
        healthy_threshold   = 3
        unhealthy_threshold = 4
        status_codes        = "200,204"
      }
      stickiness = {
        cookie_name     = "session"
        cookie_duration = 3600
      }
      deregistration_delay = 120
      slow_start           = 30
    }
    health = {
      listener_arn = local.listener_arn
      paths        = ["/health"]
      priority     = 1
    }
  }
  target_group_arn          = "arn:aws:elasticloadbalancing:eu-central-1:444444444444:targetgroup/media-api/fedcba9876543210"
  health_check_grace_period = 60

  service_connect = {
    namespace                   = "media"
    port_name                   = "http"
    discovery_name              = "media-api"
    dns_name                    = "api.media"
    port                        = 80
    app_protocol                = "http2"
    ingress_port_override       = 15000
    idle_timeout_seconds        = 600
    per_request_timeout_seconds = 60
  }

  autoscaling_min                = 2
  autoscaling_max                = 12
  autoscaling_target_cpu         = 55
  autoscaling_target_memory      = 75
  autoscaling_target_requests    = 600
  autoscaling_scale_in_cooldown  = 600
  autoscaling_scale_out_cooldown = 60
  autoscaling_schedules = [
    {
      name     = "evening"
      schedule = "cron(0 20 * * ? *)"
      timezone = "Europe/Berlin"
      min      = 2
      max      = 4
    },
    {
      name     = "morning"
      schedule = "cron(0 6 * * ? *)"
      timezone = "Europe/Berlin"
      min      = 2
      max      = 12
    },
    {
      name     = "launch"
      schedule = "cron(0 7 ? * MON-FRI *)"
      min      = 6
      max      = 20
      start    = "2027-03-01T00:00:00Z"
      end      = "2027-03-31T23:59:59Z"
    },
  ]
  alarm = {
    period              = 120
    evaluation_periods  = 4
    datapoints_to_alarm = 3
    alarm_actions       = ["arn:aws:sns:eu-central-1:444444444444:on-call"]
    ok_actions          = ["arn:aws:sns:eu-central-1:444444444444:on-call"]
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
          ContainerPort = 9090
          Name          = "metrics"
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
    extra_containers = {
      log-router = {
        RestartPolicy = {
          Enabled = true
        }
      }
    }
  }
}

module "transcoder" {
  source = "../../modules/service"

  service_name = "transcoder"
  stack_name   = "media-transcoder"
  cluster_name = "media-gpu"

  pipeline_target_name        = "production"
  pipeline_auto_deploy        = false
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/platform/ecs-pipeline/media/media-transcoder-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/platform/media-transcoder-functions"
  repository_arns = [
    "arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder",
    "arn:aws:ecr:eu-west-1:999999999999:repository/platform/fluentd",
  ]
  permissions_boundary_arn = "arn:aws:iam::444444444444:policy/platform/production-boundary"
  role_path                = "/platform/"

  container_port = 9000
  linux_parameters = {
    devices = [
      {
        host_path      = "/dev/video10"
        container_path = "/dev/video0"
        permissions    = ["read", "write"]
      },
    ]
    shared_memory_size = 256
    max_swap           = 1024
    swappiness         = 10
  }
  logging = {
    driver = "awsfirelens"
    options = {
      "@type" = "stdout"
    }
  }
  extra_containers = [
    {
      name   = "log-router"
      image  = "999999999999.dkr.ecr.eu-west-1.amazonaws.com/platform/fluentd:1.18"
      memory = 256
      firelens = {
        type = "fluentd"
      }
    },
    {
      name      = "probe"
      memory    = 256
      essential = false
      command   = ["probe"]
      linux_parameters = {
        devices = [
          {
            host_path      = "/dev/video10"
            container_path = "/dev/video0"
            permissions    = ["read"]
          },
        ]
        shared_memory_size = 128
        max_swap           = 512
        swappiness         = 20
      }
      logging = {
        driver = "splunk"
        options = {
          splunk-format = "raw"
          splunk-url    = "https://splunk.example.com:8088"
        }
        secret_options = {
          splunk-token = "arn:aws:ssm:eu-west-1:111111111111:parameter/media/splunk-token"
        }
      }
    },
  ]

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

  service_discovery = {
    namespace_id    = "ns-0123456789abcdef"
    name            = "_transcoder._tcp"
    dns_record_type = "SRV"
    ttl_seconds     = 60
  }

  log_group_name = "/media/transcoder"
}

module "worker" {
  source = "../../modules/service"

  service_name = "media-production-worker"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "production"
  pipeline_auto_deploy        = false
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/platform/ecs-pipeline/media/media-worker-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/platform/media-worker-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/media/worker"]
  permissions_boundary_arn    = "arn:aws:iam::444444444444:policy/platform/production-boundary"
  role_path                   = "/platform/"

  container_name = "worker"

  cpu    = 256
  memory = 512

  task_role_arn      = "arn:aws:iam::444444444444:role/teams/media/worker"
  execution_role_arn = "arn:aws:iam::444444444444:role/teams/media/ecs-execution"

  load_balancers = {
    main = {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:444444444444:loadbalancer/net/media-jobs/60dc6c495c0c9188"
      port              = 443
      certificate_arn   = "arn:aws:acm:eu-central-1:444444444444:certificate/00010203-0405-4607-8809-0a0b0c0d0e0f"
      ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
      alpn_policy       = "HTTP2Preferred"
      source_cidrs      = ["10.0.0.0/16", "fd00::/8"]
      container_port    = 4000
      protocol          = "TLS"
    }
  }

  service_connect = {
    namespace   = "media"
    client_only = true
  }

  autoscaling_min        = 0
  autoscaling_max        = 8
  autoscaling_target_cpu = 0
  autoscaling_metrics = [
    {
      name        = "backlog"
      namespace   = "AWS/SQS"
      metric_name = "ApproximateNumberOfMessagesVisible"
      dimensions = {
        QueueName = "media-jobs"
      }
      statistic = "Maximum"
      unit      = "Count"
      target    = 20
      per_task  = true
    },
    {
      name        = "oldest-message"
      namespace   = "AWS/SQS"
      metric_name = "ApproximateAgeOfOldestMessage"
      dimensions = {
        QueueName = "media-jobs"
      }
      target           = 120
      disable_scale_in = true
    },
  ]
}

module "cleanup" {
  source = "../../modules/service"

  service_name = "media-production-cleanup"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "production"
  pipeline_auto_deploy        = false
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/platform/ecs-pipeline/media/media-worker-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/platform/media-worker-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/media/worker"]
  permissions_boundary_arn    = "arn:aws:iam::444444444444:policy/platform/production-boundary"
  role_path                   = "/platform/"

  container_name = "cleanup"
  command        = ["clean", "--older-than", "30d"]

  cpu    = 256
  memory = 512

  schedule = "cron(30 3 * * ? *)"
  schedule_options = {
    timezone                  = "Europe/Berlin"
    flexible_window_minutes   = 30
    maximum_retry_attempts    = 10
    maximum_event_age_seconds = 7200
    dead_letter_queue_arn     = "arn:aws:sqs:eu-central-1:444444444444:media-failed-starts"
    task_count                = 2
  }
}
