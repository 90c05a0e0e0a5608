import { Model } from '../model/model';

/** What bootstrap creates, and nothing that Terraform creates may touch. */
export interface ProtectedResources {
  /** ARNs, with wildcards, of the roles of bootstrap, in every account and of other products, too. */
  readonly roles: readonly string[];
  readonly stack: string;
  readonly bucket: string;
}

export function protectedResources({ bootstrap, partition, rolePath, terraform }: Model): ProtectedResources {
  const role = (resource: string) => `arn:${partition.name}:iam::*:role${resource}`;
  // Those of other products may have no path.
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
