import { readApplied } from './applied-examples';
import { ADMINISTRATORS } from './names';
import { type Policies, type Policy, policiesOf } from './rendered-policies';

const EVERYTHING: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The policies of three-accounts alone, and those of both examples, which share their accounts. */
export function readPolicies(): { shop: Policies; media: Policies; all: Policies } {
  const shop = readApplied('three-accounts');
  const media = readApplied('everything');
  return {
    shop: withAdministrators(policiesOf([shop])),
    media: withAdministrators(policiesOf([media])),
    all: withAdministrators(policiesOf([shop, media])),
  };
}

function withAdministrators({ identity, ...others }: Policies): Policies {
  const administrators = Object.values(ADMINISTRATORS).map((arn) => [arn, [EVERYTHING]] as const);
  return { ...others, identity: { ...identity, ...Object.fromEntries(administrators) } };
}
