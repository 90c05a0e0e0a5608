import { Model } from '../model/model';
import { GetOpenIDConnectProviderCommand, IAMClient } from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem } from './verdict';

/** The OIDC provider for GitHub Actions that the roles trust: an existing one, or created before the first apply. */
export function githubOidcProvider({ bootstrap, pipelineAccount }: Model): Check[] {
  const { accountId, githubOidcProviderArn: arn, region } = pipelineAccount;
  if (arn === null) return [];
  const common = { where: 'pipeline', subject: 'IAM OIDC provider of GitHub Actions', accountId, region };
  const fix = bootstrap.createsGithubOidcProvider
    ? 'run npx ecs-pipeline bootstrap'
    : 'create it, or set pipeline.createGithubOidcProvider: true and run npx ecs-pipeline bootstrap';
  return [
    { ...common, run: async (session) => ((await isThere(session, arn, region)) ? OK : problem('not found', fix)) },
  ];
}

async function isThere(session: Session, arn: string, region: string): Promise<boolean> {
  const iam = new IAMClient({ ...CLIENT_SETTINGS, ...session, region });
  try {
    await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
    return true;
  } catch (error) {
    if (statusCode(error) === 404) return false;
    throw error;
  }
}
