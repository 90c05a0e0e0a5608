import { BootstrapAccountModel, Model } from '../model/model';
import { AccountValue } from './bootstrap-accounts';

/** The permissions boundaries that a template refers to. */
export interface BoundaryContext {
  /** Whether the template creates one, in all of its accounts or in some. */
  readonly isCreated: boolean;
  /** Whether the config names one, for all of its accounts or for some. */
  readonly isGiven: boolean;
  /** YAML: where the template creates it, or null where that is the same in all of its accounts. */
  readonly condition: string | null;
  /** YAML: the boundary of what Terraform creates. */
  readonly ofCreated: string;
  /** YAML: the boundary of the roles of the template itself, or null where they have none. */
  readonly ofOwn: string | null;
}

/** The name of the boundary among what differs between the accounts of a template. */
const MAPPED = 'PermissionsBoundary';
const LOOKED_UP = `!FindInMap [Accounts, !Ref AWS::AccountId, ${MAPPED}]`;
const CREATED = '!Ref Boundary';

/** What stands for the boundary of an account for which the config names none, beside others. */
const NO_BOUNDARY = 'none';

/** Of the pipeline account, which has a template of its own. */
export function pipelineBoundary({ bootstrap }: Model): BoundaryContext {
  const { givenBoundaryArn } = bootstrap.accounts[0]!;
  if (givenBoundaryArn === null) return createdBoundary();
  const arn = JSON.stringify(givenBoundaryArn);
  return { isCreated: false, isGiven: true, condition: null, ofCreated: arn, ofOwn: arn };
}

/** Of the other accounts, which share a template. */
export function environmentBoundary(model: Model): BoundaryContext {
  const given = otherAccounts(model).filter(({ givenBoundaryArn }) => givenBoundaryArn !== null);
  if (given.length === 0) return createdBoundary();
  if (given.length === otherAccounts(model).length) {
    return { isCreated: false, isGiven: true, condition: null, ofCreated: LOOKED_UP, ofOwn: LOOKED_UP };
  }
  return {
    isCreated: true,
    isGiven: true,
    condition: `!Equals [${LOOKED_UP}, ${NO_BOUNDARY}]`,
    ofCreated: `!If [CreatesBoundary, ${CREATED}, ${LOOKED_UP}]`,
    ofOwn: `!If [CreatesBoundary, !Ref AWS::NoValue, ${LOOKED_UP}]`,
  };
}

/** The boundary of an account among what differs between the accounts of their template. */
export function boundaryValues(
  model: Model,
  { givenBoundaryArn, isPipelineAccount }: BootstrapAccountModel,
): AccountValue[] {
  if (isPipelineAccount || !environmentBoundary(model).isGiven) return [];
  return [{ name: MAPPED, text: givenBoundaryArn ?? NO_BOUNDARY, items: [] }];
}

function createdBoundary(): BoundaryContext {
  return { isCreated: true, isGiven: false, condition: null, ofCreated: CREATED, ofOwn: null };
}

function otherAccounts({ bootstrap }: Model): BootstrapAccountModel[] {
  return bootstrap.accounts.filter(({ isPipelineAccount }) => !isPipelineAccount);
}
