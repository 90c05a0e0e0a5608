// A CloudFormation stack of a service, as far as deployments see it: plain JSON data.

/** The parameters of the stack's template. */
export interface StackParameters {
  /** The image to run; empty: what `deployed` says. */
  readonly image: string;
  /** What the parameter in Parameter Store said when the stack was updated. */
  readonly deployed: string;
  readonly execution: string;
}

export interface ChangeSet extends StackParameters {
  readonly digest: string;
  /** Of no use any more, as the stack was updated by something else. */
  isObsolete: boolean;
  /** CloudFormation makes no change set that would change nothing. */
  readonly isEmpty: boolean;
}

export interface Update extends StackParameters {
  /** The action that waits for its end. @default - an apply */
  readonly action?: string;
  /** Runs of the function that were under way when it began: a deployment takes longer than one of them. */
  readonly outlives: readonly string[];
  /** It would delete the service, which the policy of the stack denies. */
  readonly isDenied?: boolean;
}

export interface Stack {
  /** Of the last completed update. */
  parameters: StackParameters;
  hasRolledBack: boolean;
  update?: Update;
  readonly changeSets: Record<string, ChangeSet>;
}

export const NOTHING = '-';

/** The digest that the stack runs by its last completed update, or a hyphen. */
export function runningDigest({ parameters }: { readonly parameters: StackParameters }): string {
  return digestOf(parameters.image || parameters.deployed);
}

export function digestOf(image: string): string {
  return image.split('@')[1] ?? NOTHING;
}

export class StackError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Begins to execute a change set, which makes an end of all change sets of the stack.
 *
 * @param isLate whether that end comes only when the update ends well: AWS does not say
 */
export function execute(
  stack: Stack,
  name: string,
  update: Pick<Update, 'action' | 'outlives'>,
  isLate = false,
): ChangeSet {
  const changeSet = stack.changeSets[name];
  if (!changeSet) throw new StackError('ChangeSetNotFoundException', `ChangeSet [${name}] does not exist`);
  if (stack.update) throw new StackError('ValidationError', 'the stack is in UPDATE_IN_PROGRESS state');
  if (changeSet.isEmpty || changeSet.isObsolete) {
    throw new StackError('InvalidChangeSetStatusException', `ChangeSet [${name}] cannot be executed`);
  }
  const { deployed, execution, image } = changeSet;
  stack.update = { ...update, deployed, execution, image };
  delete stack.changeSets[name];
  if (!isLate) deleteChangeSets(stack);
  return changeSet;
}

function deleteChangeSets({ changeSets }: Stack): void {
  for (const name of Object.keys(changeSets)) delete changeSets[name];
}

/** Begins an update to an image, without a change set. */
export function updateTo(stack: Stack, image: string, update: Pick<Update, 'action' | 'outlives'>): void {
  if (stack.update) throw new StackError('ValidationError', 'the stack is in UPDATE_IN_PROGRESS state');
  stack.update = { ...update, deployed: stack.parameters.deployed, execution: '', image };
  for (const changeSet of Object.values(stack.changeSets)) changeSet.isObsolete = true;
}

/** Begins an update that names no image, as Terraform makes it; it may take seconds only. */
export function apply(stack: Stack, recorded: string): void {
  const isDenied = recorded === NOTHING && runningDigest(stack) !== NOTHING;
  stack.update = { image: '', deployed: recorded, execution: '', outlives: [], isDenied };
  for (const changeSet of Object.values(stack.changeSets)) changeSet.isObsolete = true;
}

export function endUpdate(stack: Stack, succeeds: boolean, isLate = false): void {
  const { action, deployed, execution, image } = stack.update!;
  if (isLate && action && succeeds) deleteChangeSets(stack);
  if (succeeds) stack.parameters = { deployed, execution, image };
  stack.hasRolledBack = !succeeds;
  delete stack.update;
}
