import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApplied } from './applied-examples';
import { ADMINISTRATORS, FOREIGN_ACCOUNT, inPipelineAccount } from './names';
import { type Policies, type Policy, policiesOf } from './rendered-policies';

const EVERYTHING: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The policies of three-accounts, of everything, and of both together, as they share their accounts. */
export function readPolicies(): { shop: Policies; media: Policies; all: Policies } {
  const shop = readApplied('three-accounts');
  const media = readApplied('everything');
  return {
    shop: withAdministrators(policiesOf([shop])),
    media: withAdministrators(withRegistry(policiesOf([media]))),
    all: withAdministrators(withRegistry(policiesOf([shop, media]))),
  };
}

function withAdministrators({ identity, ...others }: Policies): Policies {
  const administrators = Object.values(ADMINISTRATORS).map((arn) => [arn, [EVERYTHING]] as const);
  return { ...others, identity: { ...identity, ...Object.fromEntries(administrators) } };
}

/** The repositories that were there before have the policies that docs/pipeline.md asks for. */
function withRegistry({ resource, ...others }: Policies): Policies {
  return {
    ...others,
    resource: {
      ...resource,
      [inPipelineAccount('ecr', 'repository/video/transcoder')]: policyUnder('The registry of transcoder'),
      [`arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/nginx`]: policyUnder(
        'The repository platform/nginx',
      ),
    },
  };
}

function policyUnder(heading: string): Policy {
  const docs = readFileSync(join(__dirname, '../../examples/everything/docs/pipeline.md'), 'utf8');
  const [, policy = ''] = /```json\n(.*?)```/s.exec(docs.slice(docs.indexOf(`## ${heading}`))) ?? [];
  return JSON.parse(policy);
}
