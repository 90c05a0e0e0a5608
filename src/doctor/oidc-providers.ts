import { Model } from '../model/model';
import { GetOpenIDConnectProviderCommand, IAMClient } from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem } from './verdict';

/** An OIDC provider that roles trust. */
interface Needed {
  readonly arn: string;
  /** The issuer of the tokens. */
  readonly of: string;
  /** The audience of the tokens. */
  readonly audience: string;
  /** The config key that makes `npx ecs-pipeline bootstrap` create it, and whether it is set. */
  readonly key: string;
  readonly isCreated: boolean;
}

/** The OIDC providers that the roles trust. They exist already, or are created before the first apply. */
export function oidcProviders(model: Model): Check[] {
  const { accountId, region } = model.pipelineAccount;
  return needed(model).map((provider) => ({
    where: 'pipeline',
    subject: `IAM OIDC provider for ${provider.of}`,
    accountId,
    region,
    run: async (session) => {
      const audiences = await audiencesOf(session, provider.arn, region);
      if (audiences === null) return problem('not found', fixOf(provider));
      if (audiences.includes(provider.audience)) return OK;
      const command = 'aws iam add-client-id-to-open-id-connect-provider';
      const parameters = `--open-id-connect-provider-arn ${provider.arn} --client-id ${provider.audience}`;
      return problem(`does not have the audience ${provider.audience}`, `run ${command} ${parameters}`);
    },
  }));
}

function needed({ bootstrap, pipelineAccount }: Model): Needed[] {
  const { githubOidcProviderArn: github, gitlabOidcProviders } = pipelineAccount;
  return [
    ...(github === null
      ? []
      : [
          {
            arn: github,
            of: 'GitHub Actions',
            audience: 'sts.amazonaws.com',
            key: 'createGithubOidcProvider',
            isCreated: bootstrap.createsGithubOidcProvider,
          },
        ]),
    ...gitlabOidcProviders.map(({ arn, url }) => ({
      arn,
      of: `GitLab at ${url}`,
      audience: url,
      key: 'createGitlabOidcProvider',
      isCreated: bootstrap.createsGitlabOidcProviders,
    })),
  ];
}

function fixOf({ isCreated, key }: Needed): string {
  return isCreated
    ? 'run npx ecs-pipeline bootstrap'
    : `create it, or set pipeline.${key}: true and run npx ecs-pipeline bootstrap`;
}

/** The audiences of a provider, or null if it does not exist. */
async function audiencesOf(session: Session, arn: string, region: string): Promise<readonly string[] | null> {
  const iam = new IAMClient({ ...CLIENT_SETTINGS, ...session, region });
  try {
    const { ClientIDList = [] } = await iam.send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }),
    );
    return ClientIDList;
  } catch (error) {
    if (statusCode(error) === 404) return null;
    throw error;
  }
}
