import { servicesByImage } from '../config/image-owner';
import { Path, Problem } from '../config/problem';
import { pipelineEnvironments, runsIn } from '../config/service-environments';
import { PIPELINE_ROOT } from '../naming/bootstrap-names';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule, RuleInput } from './rule';

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_STAGES = 50;

/**
 * More stages than a pipeline can have: one for the source, one for each environment, and one more for each environment
 * with an approval.
 */
export const stageCount: Rule = ({ environments, services }) => {
  const counts = [...servicesByImage(services).values()].map((sharing) => {
    const own = pipelineEnvironments(sharing, environments);
    return 1 + own.length + own.filter(({ approval }) => approval).length;
  });
  const stages = Math.max(...counts);
  if (stages <= MAX_STAGES) return [];
  return [
    {
      path: ['environments'],
      message: `too many pipeline stages, got ${stages} including the source and the approvals`,
      fix: `remove environments or approvals until a pipeline has at most ${MAX_STAGES} stages`,
    },
  ];
};

/** Commands, tasks and roles use this name for the root of the pipeline account. */
export const pipelineEnvironment: Rule = ({ environments }) =>
  environments.flatMap(({ name }, index): Problem[] =>
    name === PIPELINE_ROOT
      ? [
          {
            path: ['environments', index, 'name'],
            message: 'reserved for the pipeline root',
            value: name,
            fix: 'use another name',
          },
        ]
      : [],
  );

/** Unknown environments in `environments` and `overrides` of a service, which would never take effect. */
export const knownEnvironments: Rule = (config) => {
  const { environments, services } = config;
  if (environments.length === 0 || isNameBroken(config)) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  const problems = (name: string, path: Path, value?: string): Problem[] => {
    if (known.includes(name)) return [];
    const meant = suggest(name, known);
    const fix = meant ? `did you mean ${meant}?` : `use ${enumerateNames(known, 'or')}`;
    return [{ path, message: 'unknown environment', value, fix }];
  };
  return services.flatMap(({ environments: own = [], overrides = {} }, index) => [
    ...own.flatMap((name, at) => problems(name, ['services', index, 'environments', at], name)),
    ...Object.keys(overrides).flatMap((name) => problems(name, ['services', index, 'overrides', name])),
  ]);
};

/** Overrides for environments that the service does not run in. */
export const usedOverrides: Rule = ({ environments, services }) =>
  services.flatMap((service, index) =>
    Object.keys(service.overrides ?? {})
      .filter((name) => environments.some((environment) => environment.name === name) && !runsIn(service, name))
      .map((name) => ({
        path: ['services', index, 'overrides', name],
        message: 'the service does not run in this environment',
        fix: `remove it, or add ${name} to the environments of the service`,
      })),
  );

/** Environments that no service runs in: their roots would be empty, and no pipeline would deploy to them. */
export const usedEnvironments: Rule = (config) => {
  const { environments, isBroken, services } = config;
  if (services.length === 0 || services.some((_, index) => isBroken(['services', index, 'environments']))) return [];
  return environments.flatMap(({ name }, index): Problem[] => {
    // While the name of an environment is broken, a service can refer to that environment.
    if (name === undefined || isNameBroken(config) || services.some((service) => runsIn(service, name))) return [];
    return [
      {
        path: ['environments', index, 'name'],
        message: 'no service runs in this environment',
        value: name,
        fix: 'add it to the environments of a service, or remove it',
      },
    ];
  });
};

/** A broken name can be the one that another part of the config refers to. */
function isNameBroken({ environments, isBroken }: RuleInput): boolean {
  return environments.some((_, index) => isBroken(['environments', index, 'name']));
}
