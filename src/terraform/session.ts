import { OneAtATime, Outcome } from './in-order';
import { Interrupts } from './interrupts';
import { Progress } from './progress';
import { requireTerraform, Terraform } from './terraform';

/** Everything that a command needs to run Terraform in several roots. */
export interface TerraformSession {
  readonly terraform: Terraform;
  readonly progress: Progress;
  /** Terraform's provider cache is not safe for concurrent use. */
  readonly inits: OneAtATime;
  readonly tell: (lines: readonly string[]) => void;
}

/**
 * Runs a command that needs Terraform.
 *
 * @param isColoured - whether plans are colored
 * @throws UserError - if Terraform is missing, too old, fails or is interrupted
 */
export async function withTerraform<T>(
  tell: (lines: readonly string[]) => void,
  isColoured: boolean,
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const progress = new Progress(tell);
  const interrupts = new Interrupts(() =>
    progress.say(['Interrupted: waiting for Terraform to finish. Press Ctrl-C again to stop it immediately.']),
  );
  try {
    const terraform = new Terraform(interrupts, isColoured);
    await requireTerraform(terraform);
    return await work({ terraform, progress, inits: new OneAtATime(), tell });
  } finally {
    await progress.clear();
    interrupts.stop();
  }
}

/** The results of all items. @throws the first failure */
export function resultsOf<T, R>(outcomes: ReadonlyMap<T, Outcome<R>>): R[] {
  const ended = [...outcomes.values()];
  const failed = ended.find((one) => one.kind === 'failed');
  if (failed) throw failed.error;
  return ended.flatMap((one) => (one.kind === 'done' ? [one.result] : []));
}
