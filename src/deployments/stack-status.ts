/** Whether an update, a create or the way back from one is running. */
export function isBusy(status: string): boolean {
  return status.endsWith('_IN_PROGRESS');
}

/** Whether a stack runs what its parameters say. */
export function isSettled(status: string): boolean {
  return status.endsWith('_COMPLETE');
}

/** Whether the last create or update has failed, or is on its way back. */
export function hasFailed(status: string): boolean {
  return /FAILED|ROLLBACK/.test(status);
}
