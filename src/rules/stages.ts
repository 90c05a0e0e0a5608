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
