/** Lines about reads, whose order varies, and the line after the plan. */
const NOT_THE_PLAN =
  /: (Refreshing state\.\.\.|Reading\.\.\.|Still reading\.\.\.|Read complete after)|(Acquiring|Releasing) state lock\.|─{20}/;

/** After the plan, Terraform prints where it saved it. */
const SAVED = '\nSaved the plan to: ';

/**
 * Extracts the plan from the output of `terraform plan`. `terraform show` would print the same text, but would load the
 * provider again, which takes as long as a small plan.
 */
export function planText(stdout: string): string {
  const end = stdout.lastIndexOf(SAVED);
  return stdout
    .slice(0, end === -1 ? undefined : end)
    .split('\n')
    .filter((line) => !NOT_THE_PLAN.test(line))
    .join('\n')
    .trim();
}
