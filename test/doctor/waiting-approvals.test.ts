import type { ActionExecutionStatus } from '@aws-sdk/client-codepipeline';
import { waitingIn } from '../../src/doctor/waiting-approvals';

const lastStatusChange = new Date('2026-11-24T09:30:59Z');
const actionState = (actionName: string, status: ActionExecutionStatus) => ({
  actionName,
  latestExecution: { status, lastStatusChange },
});
const stage = (...actionStates: ReturnType<typeof actionState>[]) => ({
  stageName: 'approve-production',
  actionStates,
});

test('a pending approval', () => {
  expect(waitingIn(stage(actionState('Inspect', 'Succeeded'), actionState('Approve', 'InProgress')))).toEqual([
    { what: 'approval for production', since: ' since 2026-11-24 09:30 UTC' },
  ]);
});

test('several approvals, of which only one is pending', () => {
  expect(
    waitingIn(stage(actionState('Approve-qa', 'Succeeded'), actionState('Approve-release', 'InProgress'))),
  ).toEqual([{ what: 'the approval release for production', since: ' since 2026-11-24 09:30 UTC' }]);
});

test('other actions are ignored', () => {
  expect(waitingIn(stage(actionState('Inspect', 'InProgress'), actionState('Approve', 'Abandoned')))).toEqual([]);
  expect(waitingIn({})).toEqual([]);
});
