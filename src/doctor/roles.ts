import { parseArn } from '../aws/arn';
import { EnvironmentModel } from '../model/model';
import { enumerate } from '../text/messages';
import { GetPolicyCommand, GetRoleCommand, IAMClient } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, Named, namedBy } from './environment-check';
import { statusCode } from './failure';
import { OK, problem, Verdict } from './verdict';

const TRUSTED = 'ecs-tasks.amazonaws.com';

/** The existing roles of tasks, in place of those that Terraform would create. */
export function existingRoles(environment: EnvironmentModel): Check[] {
  return (['taskRoleArn', 'executionRoleArn'] as const).flatMap((key) =>
    namedBy(environment.services, ({ settings }) => settings[key]).map((named) =>
      environmentCheck(environment, `IAM role ${nameOf(named.name)}, ${key} of ${servicesOf(named)}`, (settings) =>
        checkRole(settings, named.name, key),
      ),
    ),
  );
}

/** The managed policies that Terraform attaches to the roles it creates. */
export function managedPolicies(environment: EnvironmentModel): Check[] {
  const all = namedBy(environment.services, ({ settings: { executionPolicyArns, taskPolicyArns } }) => [
    ...taskPolicyArns,
    ...executionPolicyArns,
  ]);
  return all.map((named) =>
    environmentCheck(environment, `IAM policy ${nameOf(named.name)} of ${servicesOf(named)}`, (settings) =>
      checkPolicy(settings, named.name),
    ),
  );
}

async function checkRole(settings: ClientSettings, arn: string, key: string): Promise<Verdict> {
  const role = await orNothing(new IAMClient(settings).send(new GetRoleCommand({ RoleName: nameOf(arn) })));
  if (!role?.Role) return problem('not found', `create it, or remove ${key} to have one created`);
  // IAM finds roles by name, so the role found can have another path.
  if (role.Role.Arn !== arn) return problem(`has a different ARN, ${role.Role.Arn}`, `use that ARN as ${key}`);
  // IAM returns the policy URL-encoded.
  const trust = decodeURIComponent(role.Role.AssumeRolePolicyDocument ?? '');
  if (trust.includes(TRUSTED)) return OK;
  return problem(`does not trust ${TRUSTED}`, `in the role's trust policy, allow it to call sts:AssumeRole`);
}

async function checkPolicy(settings: ClientSettings, arn: string): Promise<Verdict> {
  const policy = await orNothing(new IAMClient(settings).send(new GetPolicyCommand({ PolicyArn: arn })));
  return policy
    ? OK
    : problem('not found', 'create it, or correct its ARN under taskPolicyArns or executionPolicyArns');
}

async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusCode(error) === 404) return undefined;
    throw error;
  }
}

/** The name of a role or policy: the last part of its ARN, after the path. */
function nameOf(arn: string): string {
  return parseArn(arn)!.resource.split('/').at(-1)!;
}

function servicesOf({ services }: Named): string {
  return enumerate(services.map(({ name }) => name));
}
