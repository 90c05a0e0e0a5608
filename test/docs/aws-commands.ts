import { run } from '../tools';

/** A flag that the AWS CLI does not know: it checks all others, reports this one, and calls nothing. */
const UNKNOWN = '--unknown-to-the-aws-cli';

/** What is wrong with the arguments of a command of the AWS CLI, such as an unknown operation or flag. */
export async function awsProblem(args: readonly string[]): Promise<string | undefined> {
  const { stderr } = await run('aws', [...args, UNKNOWN], { mayFail: true });
  const [reason = stderr] = /(Unknown options|Invalid choice|arguments are required): .*/.exec(stderr) ?? [];
  return reason === `Unknown options: ${UNKNOWN}` ? undefined : reason;
}

/** Operations of version 2, which version 1 does not know. */
const VERSION_2 = ['logs tail'];

/** Whether the installed version of the AWS CLI has an operation. */
export async function hasOperation([service, operation]: readonly string[]): Promise<boolean> {
  if (!VERSION_2.includes(`${service} ${operation}`)) return true;
  const { stdout } = await run('aws', ['--version']);
  return !stdout.startsWith('aws-cli/1.');
}
