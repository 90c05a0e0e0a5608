import { Model } from '../model/model';

/** The bootstrap resources that no principal created by Terraform can access. */
export interface ProtectedResources {
  /** ARNs, with wildcards, of the bootstrap roles of this and other products in every account. */
  readonly roles: readonly string[];
  readonly stack: string;
  readonly bucket: string;
}

export function protectedResources({ bootstrap, partition, rolePath, terraform }: Model): ProtectedResources {
  const role = (resource: string) => `arn:${partition.name}:iam::*:role${resource}`;
  // The roles of other products may have no path.
  const own = [...new Set(['/bootstrap/', `${rolePath}bootstrap/`])];
  const named = [bootstrap.role, bootstrap.planRole].flatMap((one) =>
    one === null || own.some((path) => one.path.startsWith(path)) ? [] : [`${one.path}${one.name}`],
  );
  return {
    roles: [...own.map((path) => `${path}*`), ...named].map(role),
    stack: `arn:${partition.name}:cloudformation:*:*:stack/${bootstrap.stackName}/*`,
    bucket: `arn:${partition.name}:s3:::${terraform.stateBucket}`,
  };
}
