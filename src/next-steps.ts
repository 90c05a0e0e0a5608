/** The last lines that are printed after a repository has been created: what to do next. */
export const FIRST_STEPS = `Next:
  1. Review inputs.tf, cluster.tf and network.tf of each environment: they define where its services run.
  2. Follow "First apply" in docs/pipeline.md to get from empty accounts to running pipelines.
`;
