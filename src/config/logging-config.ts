/** What Docker or Fargate hands a container's output to. */
export enum LogDriver {
  /** Amazon CloudWatch Logs. */
  AWSLOGS = 'awslogs',
  /** The log router of the task, see `sidecars[].firelens`. */
  AWSFIRELENS = 'awsfirelens',
  /** Splunk's HTTP Event Collector. */
  SPLUNK = 'splunk',
  /** Fluentd. EC2 only. */
  FLUENTD = 'fluentd',
  /** Graylog, Logstash. EC2 only. */
  GELF = 'gelf',
  /** The systemd journal of the container instance. EC2 only. */
  JOURNALD = 'journald',
  /** Files of the container instance. EC2 only. */
  JSON_FILE = 'json-file',
  /** The syslog daemon of the container instance, or another one. EC2 only. */
  SYSLOG = 'syslog',
}

/** Where the output of a container goes. */
export interface LoggingConfig {
  /**
   * Log driver. Fargate has `awslogs`, `awsfirelens` and `splunk`. `awsfirelens` needs a sidecar that is the log router.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
   *
   * @default awslogs
   */
  readonly driver?: LogDriver;

  /**
   * Options of the driver. Those of `awslogs` are merged over the log group, its Region and the name of the container as
   * `awslogs-stream-prefix`; group and Region are decided elsewhere, see `logGroupName`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
   *
   * @default - none
   */
  readonly options?: { readonly [option: string]: string };

  /**
   * Options whose values come from Secrets Manager or SSM Parameter Store, such as the token of a log service: option to
   * ARN, as in `secrets`. The execution role may read these, those of `secrets`, and no other.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html
   *
   * @default - none
   */
  readonly secretOptions?: { readonly [option: string]: string };
}

/** The program that a log router is. */
export enum FirelensType {
  /** Fluent Bit, such as the image `public.ecr.aws/aws-observability/aws-for-fluent-bit:stable`. */
  FLUENTBIT = 'fluentbit',
  /** Fluentd. */
  FLUENTD = 'fluentd',
}

/** What makes a sidecar the log router of its task: it gets the output of the containers that log with `awsfirelens`. */
export interface FirelensConfig {
  /**
   * The program in its image.
   *
   * @default fluentbit
   */
  readonly type?: FirelensType;

  /**
   * Options of FireLens: `enable-ecs-log-metadata`, `config-file-type` and `config-file-value`. Where the logs go is said
   * in the `logging.options` of each container. A configuration file of your own has to be in the image
   * (`config-file-type: file`); one in Amazon S3 is possible on EC2 only, and the execution role is not allowed to read it.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html
   *
   * @default - none
   */
  readonly options?: { readonly [option: string]: string };
}
