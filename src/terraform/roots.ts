import { Model, RootModel } from '../model/model';
import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';

/** A Terraform root, as needed to run Terraform in it. */
export interface Root {
  /** Name of the environment, or `pipeline`. */
  readonly name: string;
  /** Relative to the repository. */
  readonly folder: string;
  /** Read-only roles for plans that are not applied. */
  readonly planRoles: PlanRoles;
}

/** Each is an ARN, or null if Terraform uses the caller's own credentials. */
export interface PlanRoles {
  readonly roleArn: string | null;
  readonly stateRoleArn: string | null;
}

/** All roots, in the order in which they are applied. The roots in one list are independent of each other. */
export function rootsOf({ environments, pipelineAccount, terraform }: Model): Root[][] {
  const rootOf = ({ folder, name, planRoleArn }: RootModel): Root => ({
    name,
    folder,
    planRoles: { roleArn: planRoleArn, stateRoleArn: terraform.statePlanRoleArn },
  });
  return [environments.map(rootOf), [rootOf(pipelineAccount)]];
}

/**
 * The roots with these names, in the same order.
 *
 * @param names - empty for all
 * @throws UserError - for an unknown name
 */
export function chooseRoots(roots: readonly (readonly Root[])[], names: readonly string[]): Root[][] {
  const known = roots.flat().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UserError(unknown.map((name) => `${name}: unknown root; ${meant(name, known)}`).join('\n'));
  }
  if (names.length === 0) return roots.map((wave) => [...wave]);
  return roots.map((wave) => wave.filter(({ name }) => names.includes(name))).filter((wave) => wave.length > 0);
}

function meant(name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  return near ? `did you mean ${near}?` : `the roots are ${enumerate(known)}`;
}
