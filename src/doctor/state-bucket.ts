import { Model } from '../model/model';
import { HeadBucketCommand, S3Client } from '../vendor/aws';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem } from './verdict';

/** The roots of an account that keep their state in the bucket. */
interface StateUser {
  readonly where: string;
  readonly accountId: string;
}

/** The state bucket: it must be in the pipeline account, in the configured Region and accessible. */
export function stateBucket({ bootstrap, pipelineAccount, terraform }: Model, { accountId, where }: StateUser): Check {
  const { stateBucket: bucket, stateRegion: region } = terraform;
  const owner = pipelineAccount.accountId;
  const creation = bootstrap.createsStateBucket
    ? 'run npx ecs-pipeline bootstrap'
    : `create it in account ${owner} in ${region}`;
  return {
    where,
    subject: `S3 bucket ${bucket} for the Terraform state`,
    accountId,
    region,
    run: async (session) => {
      const s3 = new S3Client({ ...CLIENT_SETTINGS, ...session, region, followRegionRedirects: true });
      try {
        const found = await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: owner }));
        if (found.BucketRegion === undefined || found.BucketRegion === region) return OK;
        return problem(
          `is in ${found.BucketRegion}, not in ${region}`,
          `set terraform.stateRegion: ${found.BucketRegion}`,
        );
      } catch (error) {
        if (statusCode(error) === 404) return problem('not found', creation);
        if (statusCode(error) !== 403) throw error;
        const fix = 'use another one in terraform.stateBucket, or allow s3:ListBucket on it';
        return problem(`does not belong to account ${owner}, or these credentials cannot access it`, fix);
      }
    },
  };
}
