/**
 * What is known of the original terraform-aws-ecs-pipeline modules, as last published in November 2020: each pipeline has
 * a function *Prepare*, each service in an environment a function for its desired count, and two sleeps of 15 seconds.
 * They cannot be run: the runtimes of both functions are gone.
 */
export const ORIGINAL = {
  functions: { smallest: 2, service: 2, environment: 1 },
  /** For each service, in seconds. */
  sleepSeconds: 30,
} as const;
