/** The log driver that processes a container's output. */
export enum LogDriver {
  /** Amazon CloudWatch Logs. */
  AWSLOGS = 'awslogs',
  /** The task's log router, see `sidecars[].firelens`. */
  AWSFIRELENS = 'awsfirelens',
  /** Splunk's HTTP Event Collector. */
  SPLUNK = 'splunk',
  /** Fluentd. EC2 only. */
  FLUENTD = 'fluentd',
  /** Graylog Extended Log Format (GELF), for Graylog or Logstash. EC2 only. */
  GELF = 'gelf',
  /** The systemd journal on the container instance. EC2 only. */
  JOURNALD = 'journald',
  /** Files on the container instance. EC2 only. */
  JSON_FILE = 'json-file',
  /** The syslog daemon on the container instance, or a remote one. EC2 only. */
  SYSLOG = 'syslog',
}

/** The destination of a container's logs. */
export interface LoggingConfig {
  /**
   * Log driver. Fargate supports `awslogs`, `awsfirelens`, and `splunk`. `awsfirelens` requires a sidecar that is the
   * log router.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
   *
   * @default awslogs
   */
  readonly driver?: LogDriver;

  /**
   * Options of the log driver. With `awslogs`, they are merged over the generated options: the log group, its Region,
   * and the name of the container as `awslogs-stream-prefix`. The log group and the Region cannot be set here; see
   * `logGroupName`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
   *
   * @default - none
   */
  readonly options?: { readonly [option: string]: string };

  /**
   * Options with values from Secrets Manager or SSM Parameter Store, such as the token for a log service: option to
   * ARN, as in `secrets`. The execution role can read only these and the `secrets`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html
   *
   * @default - none
   */
  readonly secretOptions?: { readonly [option: string]: string };
}

/** The software of a log router. */
export enum FirelensType {
  /** Fluent Bit, for example the image `public.ecr.aws/aws-observability/aws-for-fluent-bit:stable`. */
  FLUENTBIT = 'fluentbit',
  /** Fluentd. */
  FLUENTD = 'fluentd',
}

/**
 * Makes a sidecar the log router of its task. It receives the output of the containers with the log driver
 * `awsfirelens`.
 */
export interface FirelensConfig {
  /**
   * The software in the sidecar's image.
   *
   * @default fluentbit
   */
  readonly type?: FirelensType;

  /**
   * FireLens options: `enable-ecs-log-metadata`, `config-file-type`, and `config-file-value`. Set the destination of
   * the logs in the `logging.options` of each container. A configuration file of your own must be in the image
   * (`config-file-type: file`). A file in Amazon S3 works only on EC2, and the execution role has no permission to read
   * it.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html
   *
   * @default - none
   */
  readonly options?: { readonly [option: string]: string };
}
