import { servicesByImage } from '../config/image-owner';
import { Path, Problem } from '../config/problem';
import { pipelineEnvironments, runsIn } from '../config/service-environments';
import { PIPELINE_ROOT } from '../naming/bootstrap-names';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule, RuleInput } from './rule';

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_STAGES = 50;

/** More stages than a pipeline can have: one for the source, one for each environment, one for each that needs approval. */
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
      message: `would give a pipeline too many stages, got ${stages} with the source and the approvals`,
      fix: `use so many environments and approvals that they need at most ${MAX_STAGES}`,
    },
  ];
};

/** Commands, tasks and roles call the root of the pipelines so. */
export const pipelineEnvironment: Rule = ({ environments }) =>
  environments.flatMap(({ name }, index): Problem[] =>
    name === PIPELINE_ROOT
      ? [
          {
            path: ['environments', index, 'name'],
            message: 'the name of the root of the pipelines',
            value: name,
            fix: 'use another name',
          },
        ]
      : [],
  );

/** Environments that there are not, where a service is to run or has overrides: they would never take effect. */
export const knownEnvironments: Rule = (config) => {
  const { environments, services } = config;
  if (environments.length === 0 || isNameBroken(config)) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  const problems = (name: string, path: Path, value?: string): Problem[] => {
    if (known.includes(name)) return [];
    const meant = suggest(name, known);
    const fix = meant ? `did you mean ${meant}?` : `the environments are ${enumerateNames(known)}`;
    return [{ path, message: 'no such environment', value, fix }];
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
        message: 'for an environment that the service does not run in',
        fix: `remove it, or add ${name} to environments of the service`,
      })),
  );

/** Environments in which nothing would run: neither a root nor a pipeline would have anything to do there. */
export const usedEnvironments: Rule = (config) => {
  const { environments, isBroken, services } = config;
  if (services.length === 0 || services.some((_, index) => isBroken(['services', index, 'environments']))) return [];
  return environments.flatMap(({ name }, index): Problem[] => {
    // Which one a name without an environment means cannot be told while a name is broken.
    if (name === undefined || isNameBroken(config) || services.some((service) => runsIn(service, name))) return [];
    return [
      {
        path: ['environments', index, 'name'],
        message: 'an environment that no service runs in',
        value: name,
        fix: 'add it to environments of a service, or remove it',
      },
    ];
  });
};

/** The name that is meant may be the one that is broken. */
function isNameBroken({ environments, isBroken }: RuleInput): boolean {
  return environments.some((_, index) => isBroken(['environments', index, 'name']));
}
