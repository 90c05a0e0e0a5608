import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule } from './rule';

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_STAGES = 50;

/** More stages than a pipeline can have: one for the source, one for each environment, one for each approval. */
export const stageCount: Rule = ({ environments }) => {
  const stages = 1 + environments.length + environments.filter(({ approval }) => approval).length;
  if (stages <= MAX_STAGES) return [];
  return [
    {
      path: ['environments'],
      message: `would give a pipeline too many stages, got ${stages} with the source and the approvals`,
      fix: `use so many environments and approvals that they need at most ${MAX_STAGES}`,
    },
  ];
};

/** The pipelines' variable `Environment` is the name of an environment, or `all`. */
export const reservedEnvironmentNames: Rule = ({ environments }) =>
  environments.flatMap(({ name }, index) =>
    name === 'all'
      ? [
          {
            path: ['environments', index, 'name'],
            message: 'stands for every environment when a pipeline is started by hand',
            value: name,
            fix: 'use another name',
          },
        ]
      : [],
  );

/** Overrides for environments that there are not: they would never take effect. */
export const overriddenEnvironments: Rule = ({ environments, isBroken, services }) => {
  // The name that an override means may be the one that is broken.
  if (environments.some((_, index) => isBroken(['environments', index, 'name']))) return [];
  if (environments.length === 0) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  return services.flatMap(({ overrides = {} }, index) =>
    Object.keys(overrides)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const meant = suggest(name, known);
        const fix = meant ? `did you mean ${meant}?` : `the environments are ${enumerate(known)}`;
        return { path: ['services', index, 'overrides', name], message: 'no such environment', fix };
      }),
  );
};
