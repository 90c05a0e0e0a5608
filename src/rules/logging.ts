import { CAPACITY_SETTINGS, isFargate } from '../config/capacity';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { containersOf, namedContainers } from './containers';
import { settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
const FARGATE_DRIVERS = ['awslogs', 'awsfirelens', 'splunk'];

/** Log drivers that only container instances support. */
export const fargateLogDrivers = settingsRule(['logging', 'sidecars', ...CAPACITY_SETTINGS], ({ at, settings }) =>
  isFargate(settings)
    ? containersOf(settings).flatMap(({ config: { logging }, pathOf }) =>
        logging?.driver === undefined || FARGATE_DRIVERS.includes(logging.driver)
          ? []
          : [
              {
                path: at(pathOf('logging', 'driver')),
                message: 'not supported on Fargate',
                value: logging.driver,
                fix: `use ${enumerate(FARGATE_DRIVERS, 'or')} (awsfirelens can send logs anywhere with a log router)`,
              },
            ],
      )
    : [],
);

/** What to do about options of `awslogs` that ecs-pipeline manages. */
const OWNED_OPTIONS: { readonly [option: string]: string } = {
  'awslogs-create-group': 'remove it because the log group exists before the service',
  'awslogs-group': 'use logGroupName',
  'awslogs-region': 'remove it because the log group is in the Region of the service',
};

/**
 * Options that ECS rejects, that are set elsewhere, or that the driver requires.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export const logOptions = settingsRule(['logging', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ config: { logging = {} }, pathOf }): Problem[] => {
    const { driver = DEFAULTS.LoggingConfig.driver, options = {}, secretOptions = {} } = logging;
    const twice = Object.keys(secretOptions)
      .filter((name) => Object.hasOwn(options, name))
      .map((name) => ({
        path: at(pathOf('logging', 'secretOptions', name), pathOf('logging', 'options', name)),
        message: 'in both options and secretOptions',
        fix: 'remove it from one of the two',
      }));
    const own =
      driver === 'awslogs' ? awslogsProblems(options, secretOptions) : missingOptions(driver, options, secretOptions);
    return [...twice, ...own.map(({ rest, ...problem }) => ({ path: at(pathOf('logging', ...rest)), ...problem }))];
  }),
);

type Finding = Omit<Problem, 'path'> & { readonly rest: readonly string[] };

interface Options {
  readonly [option: string]: string;
}

/** The options of `awslogs` in ECS, besides those that ecs-pipeline manages. */
const AWSLOGS_OPTIONS = [
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'awslogs-stream-prefix',
  'max-buffer-size',
  'mode',
];

/** Source: https://docs.docker.com/engine/logging/configure/ */
const MODES: readonly string[] = ['blocking', 'non-blocking'];

function awslogsProblems(options: Options, secretOptions: Options): Finding[] {
  const unusable = Object.entries(options).flatMap(([name, value]): Finding[] => {
    if (name === 'mode' && !MODES.includes(value)) {
      return [{ rest: ['options', name], message: 'unknown mode', value, fix: `use ${enumerate(MODES, 'or')}` }];
    }
    if (AWSLOGS_OPTIONS.includes(name)) return [];
    const owned = Object.hasOwn(OWNED_OPTIONS, name) ? OWNED_OPTIONS[name] : undefined;
    return [
      {
        rest: ['options', name],
        message: owned ? 'managed by ecs-pipeline' : 'not an option of awslogs',
        value,
        fix: owned ?? `use ${enumerate(AWSLOGS_OPTIONS, 'or')}, or set the driver that has this option`,
      },
    ];
  });
  const secret = Object.keys(secretOptions).map((name) => ({
    rest: ['secretOptions', name],
    message: 'not supported by awslogs',
    fix: 'remove it, or set the driver that has this option',
  }));
  const both = ['awslogs-datetime-format', 'awslogs-multiline-pattern'].every((name) => Object.hasOwn(options, name));
  return [
    ...unusable,
    ...secret,
    ...(both
      ? [
          {
            rest: ['options', 'awslogs-multiline-pattern'],
            message: 'cannot be combined with awslogs-datetime-format',
            value: options['awslogs-multiline-pattern'],
            fix: 'remove one of the two',
          },
        ]
      : []),
  ];
}

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
const NEEDED_OPTIONS: { readonly [driver: string]: readonly string[] } = { splunk: ['splunk-token', 'splunk-url'] };

function missingOptions(driver: string, options: Options, secretOptions: Options): Finding[] {
  const missing = (NEEDED_OPTIONS[driver] ?? []).filter(
    (name) => !Object.hasOwn(options, name) && !Object.hasOwn(secretOptions, name),
  );
  if (missing.length === 0) return [];
  return [
    {
      rest: ['driver'],
      message: `requires ${enumerate(missing)}`,
      value: driver,
      fix: 'add the missing options, and put the token in secretOptions',
    },
  ];
}

/**
 * Containers that log to a log router in a task without one, more than one log router, one that no container logs to,
 * and one that would log to itself.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html
 */
export const logRouters = settingsRule(['containerName', 'logging', 'sidecars'], ({ at, service, settings }) => {
  const containers = namedContainers(settings, service);
  const [router, ...others] = containers.filter(({ sidecar }) => sidecar?.firelens);
  const second = others.map(({ sidecar }): Problem => {
    const index = settings.sidecars!.indexOf(sidecar!);
    const fix = `remove it because ${router!.name} is already the log router`;
    return { path: at(['sidecars', index, 'firelens']), message: 'second log router in the task', fix };
  });
  const stray = containers
    .filter(({ config }) => config.logging?.driver === 'awsfirelens')
    .flatMap((container): Problem[] => {
      const path = at(container.pathOf('logging', 'driver'));
      if (container.sidecar?.firelens)
        return [
          {
            path,
            message: 'a log router cannot log to itself',
            value: 'awsfirelens',
            fix: 'use awslogs, or remove logging',
          },
        ];
      if (router) return [];
      return [
        {
          path,
          message: 'requires a log router in the task',
          value: 'awsfirelens',
          fix: 'add a sidecar with firelens, such as { name: log-router, image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable", firelens: { type: fluentbit } }',
        },
      ];
    });
  const isIdle = router?.sidecar && !containers.some(({ config }) => config.logging?.driver === 'awsfirelens');
  const idle = isIdle
    ? [
        {
          path: at(['sidecars', settings.sidecars!.indexOf(router.sidecar), 'firelens']),
          message: 'no container of the task logs to this log router',
          fix: 'set logging.driver to awsfirelens for the service or another sidecar, or remove firelens',
        },
      ]
    : [];
  return [...second, ...stray, ...idle];
});

/** Options of FireLens. Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html */
const FIRELENS_OPTIONS = ['enable-ecs-log-metadata', 'config-file-type', 'config-file-value'];

/** Options that FireLens does not have. Fargate does not support a configuration file in Amazon S3. */
export const firelensOptions = settingsRule(['sidecars', ...CAPACITY_SETTINGS], ({ at, settings }) =>
  (settings.sidecars ?? []).flatMap(({ firelens }, index) =>
    Object.entries(firelens?.options ?? {}).flatMap(([name, value]): Problem[] => {
      const path = at(['sidecars', index, 'firelens', 'options', name]);
      if (!FIRELENS_OPTIONS.includes(name)) {
        const fix = `use ${enumerate(FIRELENS_OPTIONS, 'or')}, or set the destination of the logs in logging.options of each container`;
        return [{ path, message: 'not an option of FireLens', value, fix }];
      }
      if (name === 'config-file-type' && value === 's3' && isFargate(settings))
        return [{ path, message: 'not supported on Fargate', value, fix: 'put the file in the image, and use file' }];
      return [];
    }),
  ),
);
