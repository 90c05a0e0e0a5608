import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApplied } from './applied-examples';
import { LOG_SERVICE_KEY, LOG_SERVICE_TOKEN } from './calls-of-everything';
import {
  ADMINISTRATORS,
  arnOf,
  FOREIGN_ACCOUNT,
  inPipelineAccount,
  MEDIA_ENVIRONMENTS,
  WORKER_ENVIRONMENTS,
} from './names';
import { accountOf, type Policies, type Policy, policiesOf } from './rendered-policies';
import { OTHER_KEY, SECRETS_KEY, SHARED_KEY } from './role-calls';

const EVERYTHING: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The policy of a shared secret: the environments' execution roles can read it if their own policies allow it. */
const SHARED: Policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: MEDIA_ENVIRONMENTS.map(({ accountId }) => `arn:aws:iam::${accountId}:root`) },
      Action: '*',
      Resource: '*',
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*-execution' } },
    },
  ],
};

/** The policies of three-accounts, of everything, and of both together, because they share accounts. */
export function readPolicies(): { shop: Policies; media: Policies; all: Policies } {
  const shop = readApplied('three-accounts');
  const media = readApplied('everything');
  return {
    shop: withAdministrators(policiesOf([shop])),
    media: withAdministrators(withOthers(policiesOf([media]))),
    all: withAdministrators(withOthers(policiesOf([shop, media]))),
  };
}

function withAdministrators({ identity, ...others }: Policies): Policies {
  const administrators = Object.values(ADMINISTRATORS).map((arn) => [arn, [EVERYTHING]] as const);
  return { ...others, identity: { ...identity, ...Object.fromEntries(administrators) } };
}

/** The existing resources of examples/everything, with the policies that it requires. */
function withOthers(policies: Policies): Policies {
  return withKeys(withExistingRoles(withRegistry(policies)));
}

/** The worker's roles can pull any image that its repository policy allows. */
function withExistingRoles({ identity, ...others }: Policies): Policies {
  const Statement = [{ Effect: 'Allow' as const, Action: 'ecr:*', Resource: '*' }];
  const roles = WORKER_ENVIRONMENTS.map(
    ({ name }) => [arnOf(`worker ${name} execution role`), [{ Version: '2012-10-17', Statement }]] as const,
  );
  return { ...others, identity: { ...identity, ...Object.fromEntries(roles) } };
}

/** The policies of the secrets' keys delegate to IAM. The shared key also allows a role in dev. */
function withKeys({ resource, ...others }: Policies): Policies {
  const policy = (key: string, ...guests: string[]): Policy => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'kms:*',
        Resource: '*',
        Principal: { AWS: [`arn:aws:iam::${accountOf(key)}:root`, ...guests] },
      },
    ],
  });
  const own = [SECRETS_KEY, OTHER_KEY].map((key) => [key, policy(key)]);
  const shared = policy(SHARED_KEY, arnOf('media dev execution role'));
  return { ...others, resource: { ...resource, ...Object.fromEntries(own), [SHARED_KEY]: shared } };
}

/** The existing repositories have the policies that docs/pipeline.md requires. */
function withRegistry({ resource, ...others }: Policies): Policies {
  return {
    ...others,
    resource: {
      ...resource,
      [inPipelineAccount('ecr', 'repository/video/transcoder')]: policyUnder('The ECR repository of transcoder'),
      [`arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/nginx`]: policyUnder(
        'The repository platform/nginx',
      ),
      [`arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/fluentd`]: policyUnder(
        'The repository platform/fluentd',
      ),
      [LOG_SERVICE_KEY]: SHARED,
      [LOG_SERVICE_TOKEN]: SHARED,
    },
  };
}

function policyUnder(heading: string): Policy {
  const docs = readFileSync(join(__dirname, '../../examples/everything/docs/pipeline.md'), 'utf8');
  const [, policy = ''] = /```json\n(.*?)```/s.exec(docs.slice(docs.indexOf(`## ${heading}`))) ?? [];
  return JSON.parse(policy);
}
