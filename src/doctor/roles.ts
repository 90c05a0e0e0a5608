import { parseArn } from '../aws/arn';
import { EnvironmentModel } from '../model/model';
import { enumerate } from '../text/messages';
import { GetPolicyCommand, GetRoleCommand, IAMClient } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, Named, namedBy } from './environment-check';
import { statusCode } from './failure';
import { OK, problem, Verdict } from './verdict';

const TRUSTED = 'ecs-tasks.amazonaws.com';

/** The roles that tasks have instead of those which Terraform would create. */
export function existingRoles(environment: EnvironmentModel): Check[] {
  return (['taskRoleArn', 'executionRoleArn'] as const).flatMap((key) =>
    namedBy(environment.services, ({ settings }) => settings[key]).map((named) =>
      environmentCheck(environment, `IAM role ${nameOf(named.name)}, ${key} of ${servicesOf(named)}`, (settings) =>
        checkRole(settings, named.name, key),
      ),
    ),
  );
}

/** The managed policies of roles that Terraform creates. */
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
  if (!role?.Role) return problem('not found', `create it, or remove ${key}, so that one is created`);
  // A role is found by its name, which is another one's with another path.
  if (role.Role.Arn !== arn) return problem(`has another ARN, ${role.Role.Arn}`, `use that ARN as ${key}`);
  // IAM encodes the policy for a URL.
  const trust = decodeURIComponent(role.Role.AssumeRolePolicyDocument ?? '');
  if (trust.includes(TRUSTED)) return OK;
  return problem(`does not trust ${TRUSTED}`, 'let its trust policy allow sts:AssumeRole to it');
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

/** What the ARN of a role or a policy ends with, behind its path. */
function nameOf(arn: string): string {
  return parseArn(arn)!.resource.split('/').at(-1)!;
}

function servicesOf({ services }: Named): string {
  return enumerate(services.map(({ name }) => name));
}
