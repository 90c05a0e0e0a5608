# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Load balancer inputs that the module rejects.

mock_provider "aws" {
  source = "./tests"
}

run "six_target_groups" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      a = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 1
      }
      b = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 2
      }
      c = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 3
      }
      d = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 4
      }
      e = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 5
      }
      f = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 6
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "name_of_a_load_balancer_with_a_space" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      "in ternal" = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "certificate_on_an_application_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn    = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        certificate_arn = "arn:aws:acm:eu-west-1:222222222222:certificate/0f0e0d0c-0b0a-4908-8706-050403020100"
        paths           = ["/*"]
        priority        = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "paths_on_a_network_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"

        port  = 443
        paths = ["/*"]
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "rule_of_no_listener" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        paths    = ["/*"]
        priority = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "listener_of_no_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        port = 443
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "rule_without_a_priority" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "rule_that_matches_everything" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        priority     = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "six_paths" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/a", "/b", "/c", "/d", "/e", "/f"]
        priority     = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "tcp_on_an_application_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        protocol     = "TCP"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "http_on_a_network_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"

        port     = 443
        protocol = "HTTP"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "unknown_version_of_http" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn     = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths            = ["/*"]
        priority         = 100
        protocol_version = "HTTP3"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "tls_without_a_certificate" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"

        port     = 443
        protocol = "TLS"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "certificate_without_tls" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"
        certificate_arn   = "arn:aws:acm:eu-west-1:222222222222:certificate/0f0e0d0c-0b0a-4908-8706-050403020100"
        port              = 443
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "unknown_alpn_policy" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"
        certificate_arn   = "arn:aws:acm:eu-west-1:222222222222:certificate/0f0e0d0c-0b0a-4908-8706-050403020100"
        port              = 443
        protocol          = "TLS"
        alpn_policy       = "HTTP3Only"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "load_balancer_to_no_container" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        container    = "web"
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "cookies_on_a_network_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"

        port       = 443
        stickiness = { cookie_name = "session" }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "stickiness_with_tls" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"
        certificate_arn   = "arn:aws:acm:eu-west-1:222222222222:certificate/0f0e0d0c-0b0a-4908-8706-050403020100"
        port              = 443
        protocol          = "TLS"
        stickiness        = {}
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "health_check_by_tcp_on_an_application_load_balancer" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { protocol = "TCP" }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "health_check_that_takes_longer_than_the_next_one_waits" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { timeout = 10 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "priority_above_50000" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 50001
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "priority_zero" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 0
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "deregistration_delay_of_more_than_an_hour" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn         = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths                = ["/*"]
        priority             = 100
        deregistration_delay = 3601
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "slow_start_of_a_second" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        slow_start   = 1
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "cookie_of_more_than_a_week" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        stickiness   = { cookie_duration = 604801 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "health_check_interval_of_more_than_five_minutes" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { interval = 301 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "health_check_timeout_of_a_second" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { timeout = 1 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "healthy_after_one_check" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { healthy_threshold = 1 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "unhealthy_after_one_check" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
        health_check = { unhealthy_threshold = 1 }
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "listener_on_port_65536" {
  command = plan

  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"

        port = 65536
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "load_balancer_to_a_container_without_a_port" {
  command = plan

  variables {
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
      }
    }
  }

  expect_failures = [var.load_balancers]
}

run "load_balancer_without_a_security_group_of_the_tasks" {
  command = plan

  variables {
    container_port     = 8080
    security_group_ids = []
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"]
        priority     = 100
      }
    }
  }

  expect_failures = [var.security_group_ids]
}
