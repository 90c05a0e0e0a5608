// The guards of the function and of the pipelines. Without any one of them, the exploration must find a violation.

import type { ActionDeclaration, PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import type { Rendered } from './rendered-pipelines';
import type { Scenario } from './scenario';

export interface Guard {
  readonly name: string;
  readonly takeOut: (rendered: Rendered) => Rendered;
  /** The scenario in which its removal causes a violation. */
  readonly scenario: Omit<Scenario, 'name'>;
  /** The beginning of the expected violation: the number of the invariant. */
  readonly breaks: string;
  /** Whether the unit tests also remove it. */
  readonly isQuick?: boolean;
}

const RUNNING = { services: 1, start: 'running', directIn: [], appliedIn: [] } as const;
const IN_STAGING = { ...RUNNING, directIn: ['staging'] };
/** The first image already runs in dev and waits for the approval of staging. */
const ASKED = { ...RUNNING, asked: 'staging' };
const ASKED_IN_STAGING = { ...IN_STAGING, asked: 'staging' };

export const GUARDS: readonly Guard[] = [
  {
    name: 'the check for a hold',
    takeOut: code('if (hold) throw new Refused(`${environment.name} is on hold: ${hold.reason}`);'),
    scenario: { ...ASKED_IN_STAGING, bounds: { push: 1, rollback: 1 } },
    breaks: '6:',
  },
  {
    name: 'the check of the image in the previous environment',
    takeOut: code('if (running === digest) continue;', 'continue;'),
    scenario: { ...ASKED, bounds: { push: 2 } },
    breaks: '2:',
  },
  {
    name: 'the second check, when the permit exists',
    takeOut: code(
      '// Check again now that the permit exists: whatever changed in between could not see it.\n    await checkPromotion(environment, stacks, permit);',
    ),
    scenario: { ...ASKED, bounds: { push: 2 } },
    breaks: '2:',
    isQuick: true,
  },
  {
    name: 'the image of a busy stack is its record',
    takeOut: code(
      'digestOf(settled ? image : await readParameter(stack.ssm, stack.imageParameter))',
      'digestOf(image)',
    ),
    scenario: { ...ASKED, directIn: ['dev'], bounds: { push: 1, direct: 2, retry: 1 } },
    breaks: '3:',
  },
  {
    name: 'Prepare of a promotion first repairs the record of its environment',
    takeOut: code(
      '// This environment as well, because the next one relies on its record during an update.\n  await reconcile(environment, executionId);',
    ),
    scenario: { ...ASKED, bounds: { push: 3, failCall: 1 } },
    breaks: '2:',
  },
  {
    name: 'Prepare of a direct deployment first repairs the record of its environment',
    takeOut: code(
      'await waitForStacks(stacks);\n  await reconcile(environment, executionId);\n  for',
      'await waitForStacks(stacks);\n  for',
    ),
    scenario: { ...ASKED, directIn: ['dev'], bounds: { push: 1, direct: 2, failCall: 1 } },
    breaks: '2:',
  },
  {
    name: 'permits for another image are deleted in the next environment',
    takeOut: code('if (permit.digest !== digest) await deletePermit(stack, permit.name);'),
    scenario: { ...ASKED, bounds: { push: 2, failDeploy: 1, retry: 1 } },
    breaks: '2:',
  },
  {
    name: 'outdated approvals are stopped',
    takeOut: code(/await stopOutdatedApprovals\(next, [^;]*\);/),
    scenario: { ...ASKED, bounds: { push: 2 } },
    breaks: '3:',
    isQuick: true,
  },
  {
    name: 'the execution of a new pipeline is rejected',
    takeOut: code("if (trigger?.triggerType !== 'CreatePipeline') return;", 'return;'),
    scenario: { ...RUNNING, start: 'created', bounds: {} },
    breaks: '1:',
  },
  {
    name: 'a permit is valid once',
    takeOut: actions(({ configuration = {}, ...action }) => {
      const { ActionMode, StackName } = configuration;
      if (ActionMode !== 'CHANGE_SET_EXECUTE') return { ...action, configuration };
      return { ...action, configuration: { ActionMode: 'CREATE_UPDATE', StackName, Image: '#{Source.ImageDigest}' } };
    }),
    scenario: { ...ASKED, bounds: { push: 2, failUpdate: 1, retry: 1 } },
    breaks: '2:',
  },
  {
    name: 'a direct deployment deletes the permits of promotions',
    takeOut: code(
      "await deleteOtherPermits(stacks, permit, 'promotion');\n  await deleteOtherPermits(stacks, permit, 'direct');",
    ),
    scenario: { ...ASKED_IN_STAGING, bounds: { push: 1, direct: 1 } },
    breaks: '5:',
  },
  {
    name: 'a direct deployment is started by a person',
    takeOut: code("if (trigger?.triggerType !== 'StartPipelineExecution') {", 'if (false) {'),
    scenario: { ...IN_STAGING, bounds: { push: 1, strange: 1 } },
    breaks: '1:',
  },
  {
    name: 'a rollback places its hold first',
    takeOut: both(
      code('if (request.hold && isFirst) await placeHold(environment, request);'),
      code(
        'if (direct) await useAgreements(environment, deployed);',
        `if (direct) {
          const request = directRequestOf(await executionOf(environment.directPipeline, execution));
          if (request.hold) await placeHold(environment, request);
        }`,
      ),
    ),
    scenario: { ...ASKED_IN_STAGING, bounds: { push: 1, rollback: 1 } },
    breaks: '6:',
    isQuick: true,
  },
  {
    name: 'with several approvals, a direct deployment needs an agreement for each',
    takeOut: code('await checkAgreements(environment, stacks, permit.digest);'),
    scenario: { ...IN_STAGING, isDouble: true, bounds: { push: 1, direct: 1 } },
    breaks: '1:',
  },
  {
    name: 'a promotion is rejected while a direct deployment is in progress',
    takeOut: code(/if \(direct\?\.status === 'InProgress'\) throw new Refused\([^;]*\);/),
    scenario: { ...ASKED_IN_STAGING, bounds: { push: 1, direct: 1 } },
    breaks: '5:',
  },
  {
    name: 'a direct deployment checks its own permit last',
    takeOut: code(
      "if (now?.ExecutionStatus !== 'AVAILABLE') throw new NotYet(`${stack.stackName} was updated in the meantime`);",
    ),
    scenario: { ...ASKED_IN_STAGING, appliedIn: ['staging'], bounds: { push: 1, direct: 1, apply: 1 } },
    breaks: '5:',
  },
  {
    name: 'a direct deployment checks again whether the stack is busy',
    takeOut: code(
      '// A promotion that passed its check just before may have updated the stack first.\n  await waitForStacks(stacks);',
    ),
    scenario: { ...ASKED_IN_STAGING, keepsChangeSets: true, bounds: { push: 1, direct: 1 } },
    breaks: '5:',
  },
  {
    name: 'a direct deployment waits when the stack has become busy',
    takeOut: code("if (error.message.includes('_IN_PROGRESS')) throw new NotYet(`${stackName} is being updated`);"),
    scenario: { ...ASKED_IN_STAGING, bounds: { push: 1, direct: 1 } },
    breaks: '5:',
  },
  {
    name: 'Record writes the image of the stack, and reads the stack again',
    takeOut: code(
      'await writeParameter(stack.ssm, stack.imageParameter, now.image);',
      'await writeParameter(stack.ssm, stack.imageParameter, now.image); return now;',
    ),
    scenario: { ...RUNNING, asked: 'production', appliedIn: ['production'], bounds: { push: 1, apply: 1 } },
    breaks: '8:',
  },
];

/** Removes or replaces a piece of code, which must occur exactly once. */
function code(piece: string | RegExp, instead = ''): Guard['takeOut'] {
  return (rendered) => {
    const parts = rendered.code.split(piece);
    if (parts.length !== 2)
      throw new Error(`expected exactly one match in the function, got ${parts.length - 1}: ${piece}`);
    return { ...rendered, code: parts.join(instead) };
  };
}

function actions(change: (action: ActionDeclaration) => ActionDeclaration): Guard['takeOut'] {
  const changed = (pipeline: PipelineDeclaration): PipelineDeclaration => ({
    ...pipeline,
    stages: pipeline.stages?.map((stage) => ({ ...stage, actions: stage.actions?.map(change) })),
  });
  return (rendered) => ({ ...rendered, pipelines: rendered.pipelines.map(changed) });
}

function both(one: Guard['takeOut'], other: Guard['takeOut']): Guard['takeOut'] {
  return (rendered) => other(one(rendered));
}
