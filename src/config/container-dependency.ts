/** The condition that a container must meet before the containers that depend on it start. */
export enum ContainerCondition {
  /** It has started. */
  START = 'START',
  /** It has exited, with any exit code. */
  COMPLETE = 'COMPLETE',
  /** It has exited with code 0. */
  SUCCESS = 'SUCCESS',
  /** Its health check has passed. */
  HEALTHY = 'HEALTHY',
}
