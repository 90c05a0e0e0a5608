import { BootstrapAccountModel, Model } from '../model/model';
import { AccountValue } from './bootstrap-accounts';

/** The permissions boundaries of a template. */
export interface BoundaryContext {
  /** Whether the template creates one in at least one of its accounts. */
  readonly isCreated: boolean;
  /** Whether the config has one for at least one of its accounts. */
  readonly isGiven: boolean;
  /** YAML: the condition to create it, or null if all accounts of the template are alike. */
  readonly condition: string | null;
  /** YAML: the boundary of the roles and users that Terraform creates. */
  readonly ofCreated: string;
  /** YAML: the boundary of the template's own roles, or null if they have none. */
  readonly ofOwn: string | null;
}

/** The key of the boundary in `Mappings`. */
const MAPPED = 'PermissionsBoundary';
const LOOKED_UP = `!FindInMap [Accounts, !Ref AWS::AccountId, ${MAPPED}]`;
const CREATED = '!Ref Boundary';

/** The mapped value of an account without a boundary in the config. */
const NO_BOUNDARY = 'none';

/** For the pipeline account, which has its own template. */
export function pipelineBoundary({ bootstrap }: Model): BoundaryContext {
  const { givenBoundaryArn } = bootstrap.accounts[0]!;
  if (givenBoundaryArn === null) return createdBoundary();
  const arn = JSON.stringify(givenBoundaryArn);
  return { isCreated: false, isGiven: true, condition: null, ofCreated: arn, ofOwn: arn };
}

/** For the other accounts, which share a template. */
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

/** The boundary of an account in `Mappings`. */
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
