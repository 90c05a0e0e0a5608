/**
 * Known facts about the original terraform-aws-ecs-pipeline modules, last published in November 2020: each pipeline has
 * a function *Prepare*, and each service in an environment has a function for its desired count and two sleeps of 15
 * seconds. They can no longer be run, because the runtimes of both functions were retired.
 */
export const ORIGINAL = {
  functions: { smallest: 2, service: 2, environment: 1 },
  /** Per service, in seconds. */
  sleepSeconds: 30,
} as const;
