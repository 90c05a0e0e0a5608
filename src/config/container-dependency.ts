/** What a container that another one waits for must have reached. */
export enum ContainerCondition {
  /** It has started. */
  START = 'START',
  /** It has ended, with whatever exit code. */
  COMPLETE = 'COMPLETE',
  /** It has ended with the exit code 0. */
  SUCCESS = 'SUCCESS',
  /** Its health check has passed. */
  HEALTHY = 'HEALTHY',
}
