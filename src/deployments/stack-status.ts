/** Whether a create, an update or a rollback is in progress. */
export function isBusy(status: string): boolean {
  return status.endsWith('_IN_PROGRESS');
}

/** Whether a stack runs the image in its parameters. */
export function isSettled(status: string): boolean {
  return status.endsWith('_COMPLETE');
}

/** Whether the last create or update failed, or is being rolled back. */
export function hasFailed(status: string): boolean {
  return /FAILED|ROLLBACK/.test(status);
}
