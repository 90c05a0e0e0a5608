/** Lines about what Terraform reads, in whichever order it gets answers, and the line that ends the plan. */
const NOT_THE_PLAN =
  /: (Refreshing state\.\.\.|Reading\.\.\.|Still reading\.\.\.|Read complete after)|(Acquiring|Releasing) state lock\.|─{20}/;

/** After the plan Terraform says where it has saved it. */
const SAVED = '\nSaved the plan to: ';

/**
 * The plan in what `terraform plan` prints, which is what `terraform show` would print. That would have to load the
 * provider once more, which takes as long as a small plan.
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
