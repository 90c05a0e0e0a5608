import { ApprovalConfig, EnvironmentConfig } from './environment-config';
import { Path } from './problem';

/** An approval that a deployment to an environment waits for. */
export interface EnvironmentApproval {
  readonly approval: ApprovalConfig;
  /** Relative to the environment. */
  readonly path: Path;
}

/** The approvals that a deployment to an environment waits for. All of them must be given. */
export function approvalsOf({ approval = false }: Partial<EnvironmentConfig>): EnvironmentApproval[] {
  if (approval === false) return [];
  if (Array.isArray(approval)) return approval.map((one, index) => ({ approval: one, path: ['approval', index] }));
  return [{ approval: approval === true ? {} : approval, path: ['approval'] }];
}
