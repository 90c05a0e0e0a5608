import { LaunchType, LogDriver, LoggingConfig, ServiceConfig, SidecarConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const { AWSFIRELENS, JSON_FILE, SPLUNK } = LogDriver;

const TOKEN = 'arn:aws:ssm:eu-west-1:222222222222:parameter/shop/token';

const problemsOf = (service: Partial<ServiceConfig>) =>
  linesOf(configWithService(service)).map((line) => line.replace('services[0].', ''));

const loggingProblems = (logging: LoggingConfig) => problemsOf({ logging });

const router = (config: Partial<SidecarConfig> = {}): SidecarConfig => ({
  name: 'log-router',
  firelens: {},
  ...config,
});

test.each<[string, Partial<ServiceConfig>]>([
  ['options of awslogs', { logging: { options: { mode: 'non-blocking', 'awslogs-stream-prefix': 'web' } } }],
  [
    'Datadog, through Fluent Bit',
    {
      logging: { driver: AWSFIRELENS, options: { Name: 'datadog' }, secretOptions: { apikey: TOKEN } },
      sidecars: [router()],
    },
  ],
  [
    'OpenTelemetry, with a configuration in the image',
    {
      logging: { driver: AWSFIRELENS, options: { Name: 'opentelemetry', Host: 'otel.example.com' } },
      sidecars: [router({ firelens: { options: { 'config-file-type': 'file', 'config-file-value': '/extra.conf' } } })],
    },
  ],
  [
    'Splunk',
    { logging: { driver: SPLUNK, options: { 'splunk-url': 'https://a' }, secretOptions: { 'splunk-token': TOKEN } } },
  ],
  ['files on the container instance', { launchType: LaunchType.EC2, logging: { driver: JSON_FILE } }],
])('%s', (_, service) => {
  expect(problemsOf(service)).toEqual([]);
});

test.each(['blocking', 'non-blocking'])('the mode %s', (mode) => {
  expect(loggingProblems({ options: { mode } })).toEqual([]);
});

test('an unknown mode', () => {
  expect(loggingProblems({ options: { mode: 'fast' } })).toEqual([
    'logging.options.mode: unknown mode, got "fast"; use blocking or non-blocking',
  ]);
});

test('a driver that only container instances support', () => {
  expect(problemsOf({ sidecars: [{ name: 'agent', logging: { driver: JSON_FILE } }] })).toEqual([
    'sidecars[0].logging.driver: not supported on Fargate, got "json-file"; use awslogs, awsfirelens or splunk (awsfirelens can send logs anywhere with a log router)',
  ]);
});

test.each<[string, LoggingConfig, string[]]>([
  [
    'the destination of awslogs',
    {
      options: {
        'awslogs-create-group': 'true',
        'awslogs-group': '/shop',
        'awslogs-region': 'eu-west-1',
      },
    },
    [
      'logging.options.awslogs-create-group: managed by ecs-pipeline, got "true"; remove it because the log group exists before the service',
      'logging.options.awslogs-group: managed by ecs-pipeline, got "/shop"; use logGroupName',
      'logging.options.awslogs-region: managed by ecs-pipeline, got "eu-west-1"; remove it because the log group is in the Region of the service',
    ],
  ],
  [
    'options of another driver',
    { options: { Name: 'datadog' }, secretOptions: { apikey: TOKEN } },
    [
      'logging.options.Name: not an option of awslogs, got "datadog"; use awslogs-datetime-format, awslogs-multiline-pattern, awslogs-stream-prefix, max-buffer-size or mode, or set the driver that has this option',
      'logging.secretOptions.apikey: not supported by awslogs; remove it, or set the driver that has this option',
    ],
  ],
  [
    'two ways to detect the start of an event',
    { options: { 'awslogs-datetime-format': '%Y', 'awslogs-multiline-pattern': '^a' } },
    [
      'logging.options.awslogs-multiline-pattern: cannot be combined with awslogs-datetime-format, got "^a"; remove one of the two',
    ],
  ],
  [
    'Splunk without a token',
    { driver: SPLUNK, options: { 'splunk-url': 'https://a' } },
    [
      'logging.driver: requires splunk-token, got "splunk"; add the missing options, and put the token in secretOptions',
    ],
  ],
  [
    'a duplicate option',
    {
      driver: SPLUNK,
      options: { 'splunk-url': 'https://a', 'splunk-token': 'b' },
      secretOptions: { 'splunk-token': TOKEN },
    },
    ['logging.secretOptions.splunk-token: in both options and secretOptions; remove it from one of the two'],
  ],
  [
    'a token instead of its ARN, which is not repeated',
    { driver: SPLUNK, options: { 'splunk-url': 'https://a' }, secretOptions: { 'splunk-token': 'b' } },
    [
      'logging.secretOptions.splunk-token: not the ARN of a secret or parameter in partition aws; use an ARN such as arn:aws:secretsmanager:…:secret:… or arn:aws:ssm:…:parameter/…',
    ],
  ],
])('rejected: %s', (_, logging, expected) => {
  expect(loggingProblems(logging)).toEqual(expected);
});

const NO_ROUTER =
  'requires a log router in the task, got "awsfirelens"; add a sidecar with firelens, such as { name: log-router, image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable", firelens: { type: fluentbit } }';

test('a task without a log router', () => {
  expect(
    problemsOf({
      logging: { driver: AWSFIRELENS },
      sidecars: [{ name: 'agent', logging: { driver: AWSFIRELENS } }],
    }),
  ).toEqual([`logging.driver: ${NO_ROUTER}`, `sidecars[0].logging.driver: ${NO_ROUTER}`]);
});

test('more than one log router, and one that logs to itself', () => {
  expect(
    problemsOf({
      sidecars: [router({ logging: { driver: AWSFIRELENS } }), router({ name: 'other' })],
    }),
  ).toEqual([
    'sidecars[0].logging.driver: a log router cannot log to itself, got "awsfirelens"; use awslogs, or remove logging',
    'sidecars[1].firelens: second log router in the task; remove it because log-router is already the log router',
  ]);
});

test('a log router that no container logs to', () => {
  const line =
    'sidecars[0].firelens: no container of the task logs to this log router; set logging.driver to awsfirelens for the service or another sidecar, or remove firelens';

  expect(problemsOf({ sidecars: [router()] })).toEqual([line]);
  expect(problemsOf({ sidecars: [router(), { name: 'agent' }], logging: { options: { mode: 'blocking' } } })).toEqual([
    line,
  ]);
  expect(problemsOf({ sidecars: [router(), { name: 'agent', logging: { driver: AWSFIRELENS } }] })).toEqual([]);
});

test('options that FireLens does not have, or does not support on Fargate', () => {
  const sidecars = (options: { [option: string]: string }) => [router({ firelens: { options } })];
  const s3 = { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::shop/extra.conf' };

  expect(problemsOf({ logging: { driver: AWSFIRELENS }, sidecars: sidecars({ Name: 'datadog' }) })).toEqual([
    'sidecars[0].firelens.options.Name: not an option of FireLens, got "datadog"; use enable-ecs-log-metadata, config-file-type or config-file-value, or set the destination of the logs in logging.options of each container',
  ]);
  expect(problemsOf({ logging: { driver: AWSFIRELENS }, sidecars: sidecars(s3) })).toEqual([
    'sidecars[0].firelens.options.config-file-type: not supported on Fargate, got "s3"; put the file in the image, and use file',
  ]);
  expect(problemsOf({ launchType: LaunchType.EC2, logging: { driver: AWSFIRELENS }, sidecars: sidecars(s3) })).toEqual(
    [],
  );
});
