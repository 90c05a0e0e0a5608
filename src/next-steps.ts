/** What to do with a repository that has just been generated, as the last lines that a front door prints. */
export const FIRST_STEPS = `Next:
  1. Review inputs.tf, cluster.tf and network.tf of each environment: they say where its services run.
  2. Follow "First apply" in docs/pipeline.md, from empty accounts to running pipelines.
`;
