import { RootModel } from '../model/model';
import { GetPolicyCommand, IAMClient } from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem, Verdict } from './verdict';

/** The permissions boundaries in the config. They must exist before the roles that use them. */
export function permissionsBoundaries(roots: readonly RootModel[]): Check[] {
  return roots.flatMap(({ accountId, givenBoundaryArn: arn, region }, index): Check[] => {
    const users = roots.filter((root) => root.accountId === accountId && root.givenBoundaryArn === arn);
    if (arn === null || roots.indexOf(users[0]!) !== index) return [];
    const where = users.map(({ name }) => name).join(', ');
    const subject = `permissions boundary ${arn.slice(arn.indexOf(':policy/') + ':policy/'.length)}`;
    return [{ where, subject, accountId, region, run: (session) => isThere(session, region, arn) }];
  });
}

async function isThere(session: Session, region: string, PolicyArn: string): Promise<Verdict> {
  const iam = new IAMClient({ ...CLIENT_SETTINGS, ...session, region });
  try {
    await iam.send(new GetPolicyCommand({ PolicyArn }));
    return OK;
  } catch (error) {
    if (statusCode(error) !== 404) throw error;
    return problem('not found', 'create it, or correct permissionsBoundaryArn');
  }
}
