import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApplied } from './applied-examples';
import { ADMINISTRATORS, inPipelineAccount } from './names';
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

/** The repository that was there before has the policy that docs/pipeline.md asks for. */
function withRegistry({ resource, ...others }: Policies): Policies {
  const docs = readFileSync(join(__dirname, '../../examples/everything/docs/pipeline.md'), 'utf8');
  const policy = /## The registry of transcoder.*?```json\n(.*?)```/s.exec(docs)?.[1] ?? '';
  return {
    ...others,
    resource: { ...resource, [inPipelineAccount('ecr', 'repository/video/transcoder')]: JSON.parse(policy) },
  };
}
