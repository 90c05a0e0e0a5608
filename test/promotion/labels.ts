// Labels for readable counterexamples.

import type { AwsCall } from './function-runner';
import type { World } from './world';

/** Such as `shop_api/2 (B)`, or `rollback shop_api_staging/1 (A)`. */
export function nameOf(world: World, pipeline: string, execution: string): string {
  const { revisions, variables } = world.execution(pipeline, execution)!;
  const kind = variables.Hold === 'true' ? 'rollback ' : '';
  return `${kind}${execution} (${revisions.Source?.split(':')[1]})`;
}

/** Such as `CreateChangeSet promotion-shop_api/1 in shop-staging-api`. */
export function describeCall({ input, operation }: AwsCall): string {
  const { ChangeSetName, Name, StackName, continuationToken, failureDetails, name, pipelineExecutionId, stageName } =
    input;
  const about = [
    ChangeSetName,
    Name ?? name ?? pipelineExecutionId ?? stageName,
    StackName && (ChangeSetName ? `in ${StackName}` : StackName),
    continuationToken,
    failureDetails?.message,
  ];
  return [operation, ...about.filter((part) => part !== undefined)].join(' ');
}

/**
 * The lines of a counterexample. Consecutive calls of one run are on one line, with only the last read before another
 * event.
 */
export function readable(labels: readonly string[]): string[] {
  const groups: { readonly run: string; readonly calls: string[] }[] = [];
  for (const label of labels) {
    const [, run = '', call = label] = /^(.* (?:inspect|prepare|record)): (.*)$/.exec(label) ?? [];
    if (run !== '' && groups.at(-1)?.run === run) groups.at(-1)!.calls.push(call);
    else groups.push({ run, calls: [call] });
  }
  return groups.map(({ calls, run }, index) => {
    const shown = calls.filter((call, at) => at === calls.length - 1 || !/^(Describe|Get|List)\w+ [^ ]+$/.test(call));
    return `${String(index + 1).padStart(3)}. ${run === '' ? '' : `${run}: `}${shown.join(', ')}`;
  });
}
