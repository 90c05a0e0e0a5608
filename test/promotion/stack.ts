// The parts of a service's CloudFormation stack that are relevant for deployments: plain JSON data.

/** The parameters of the stack's template. */
export interface StackParameters {
  /** The image to run. Empty: the value of `deployed`. */
  readonly image: string;
  /** The value in Parameter Store at the time of the stack update. */
  readonly deployed: string;
  readonly execution: string;
}

export interface ChangeSet extends StackParameters {
  readonly digest: string;
  /** Whether it is obsolete, because something else updated the stack. */
  isObsolete: boolean;
  /** Whether it has no changes, so that CloudFormation does not create it. */
  readonly isEmpty: boolean;
}

export interface Update extends StackParameters {
  /** The action that waits for the update to end. @default - an apply */
  readonly action?: string;
  /** Runs of the function that were in progress when it started: a deployment takes longer than a run. */
  readonly outlives: readonly string[];
  /** Whether it would delete the service, which the stack policy denies. */
  readonly isDenied?: boolean;
}

export interface Stack {
  /** The parameters of the last completed update. */
  parameters: StackParameters;
  hasRolledBack: boolean;
  update?: Update;
  readonly changeSets: Record<string, ChangeSet>;
}

export const NOTHING = '-';

/** The digest of the last completed update, or a hyphen. */
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
 * Starts executing a change set, which deletes all change sets of the stack.
 *
 * @param isLate whether they are deleted only when the update succeeds, which AWS does not document
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

/** Starts an update to an image without a change set. */
export function updateTo(stack: Stack, image: string, update: Pick<Update, 'action' | 'outlives'>): void {
  if (stack.update) throw new StackError('ValidationError', 'the stack is in UPDATE_IN_PROGRESS state');
  stack.update = { ...update, deployed: stack.parameters.deployed, execution: '', image };
  for (const changeSet of Object.values(stack.changeSets)) changeSet.isObsolete = true;
}

/** Starts an update without an image, like Terraform. It can take only seconds. */
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
