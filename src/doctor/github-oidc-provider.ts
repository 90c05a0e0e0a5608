import { Model } from '../model/model';
import { GetOpenIDConnectProviderCommand, HeadObjectCommand, IAMClient, S3Client } from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem } from './verdict';

/** An account can have one OIDC provider for GitHub Actions: an existing one, or created by the first apply. */
export function githubOidcProvider(model: Model): Check[] {
  const { accountId, createGithubOidcProvider: isCreated, githubOidcProviderArn: arn, region } = model.pipelineAccount;
  if (arn === null) return [];
  const common = { where: 'pipeline', subject: 'IAM OIDC provider of GitHub Actions', accountId, region };
  const run = async (session: Session) => {
    const exists = await isThere(session, arn, region);
    if (!isCreated) {
      return exists ? OK : problem('not found', 'create it, or set pipeline.createGithubOidcProvider: true');
    }
    if (!exists || (await isApplied(session, model))) return OK;
    return problem('already exists, and Terraform would create it', 'set pipeline.createGithubOidcProvider: false');
  };
  return [{ ...common, run }];
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

/** Whether the pipeline root has a state: then the provider may be its own. */
async function isApplied(session: Session, { pipelineAccount, terraform }: Model): Promise<boolean> {
  const s3 = new S3Client({
    ...CLIENT_SETTINGS,
    ...session,
    region: terraform.stateRegion,
    followRegionRedirects: true,
  });
  try {
    await s3.send(new HeadObjectCommand({ Bucket: terraform.stateBucket, Key: pipelineAccount.stateKey }));
    return true;
  } catch (error) {
    if (statusCode(error) === 404) return false;
    throw error;
  }
}
