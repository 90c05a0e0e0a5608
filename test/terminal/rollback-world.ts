import { createHash } from 'node:crypto';
import { type FakeStack, NOTHING, type World } from '../deployments/fake-aws';
import { action, DEV, PIPELINE, PRODUCTION, pipelineState, STAGING } from '../deployments/shop-world';

const HOUR = 3_600_000;

/** Rounded to hours, so the shown times do not depend on the duration of the recording. */
const hoursAgo = (hours: number) => new Date(Date.now() - (hours + 0.5) * HOUR).toISOString();

const digestOf = (version: string) => `sha256:${createHash('sha256').update(`shop/api ${version}`).digest('hex')}`;
const imageOf = (version: string) => `${PIPELINE}.dkr.ecr.eu-west-1.amazonaws.com/shop/api@${digestOf(version)}`;

/** Execution IDs of the direct deployment and of the waiting image. */
const [STARTED, WAITING] = ['7c1f5a52-1d6e-4a0b-9f3e-2f8f6f0f4f11', '0b9d3f6c-52c4-4f0e-8d0e-6c8b7e3f9a20'];

const entry = (version: string, at: string, by: string | null, more: object = {}) =>
  JSON.stringify({
    image: imageOf(version),
    tags: [version],
    at,
    pipeline: 'shop_api',
    kind: 'promotion',
    by,
    ...more,
  });

const stack = (version: string): FakeStack => ({
  status: 'UPDATE_COMPLETE',
  updated: hoursAgo(2),
  image: imageOf(version),
});

const execution = (version: string, status: string) => ({
  status,
  artifactRevisions: [{ name: 'Source', revisionId: digestOf(version) }],
  sourceRevisions: [{ actionName: 'Source', revisionId: digestOf(version) }],
});

const LEDGER = `${PRODUCTION} /ecs/shop-production-api/deployment`;

/** 1.4.0 is running in production, and 1.5.0 is waiting for it. */
export function beforeRollback(): World {
  const earlier = entry('1.3.2', hoursAgo(30), NOTHING.caller);
  const latest = entry('1.4.0', hoursAgo(3), NOTHING.caller);
  const asked = { token: 'token', lastStatusChange: Date.parse(hoursAgo(1)) / 1000 };
  return {
    ...NOTHING,
    stacks: {
      [`${DEV} shop-dev-api`]: stack('1.5.0'),
      [`${STAGING} shop-staging-api`]: stack('1.5.0'),
      [`${PRODUCTION} shop-production-api`]: stack('1.4.0'),
    },
    parameters: {
      [`${DEV} /ecs/shop-dev-api/deployment`]: entry('1.5.0', hoursAgo(2), null),
      [`${STAGING} /ecs/shop-staging-api/deployment`]: entry('1.5.0', hoursAgo(1), `arn:aws:iam::${PIPELINE}:user/ben`),
      [LEDGER]: latest,
    },
    history: { [LEDGER]: [earlier, latest] },
    pipelines: {
      shop_api: pipelineState({
        name: 'approve-production',
        execution: [WAITING, 'InProgress'],
        actions: [action('Approve', 'InProgress', asked)],
      }),
      shop_api_dev: pipelineState(),
      shop_api_staging: pipelineState(),
      shop_api_production: pipelineState(),
    },
    executions: { [STARTED]: [execution('1.3.2', 'Succeeded')], [WAITING]: [execution('1.5.0', 'InProgress')] },
    started: STARTED,
    actions: {
      [STARTED]: ['Prepare', 'Deploy', 'Record'].map((actionName) => ({
        stageName: 'deploy-production',
        actionName,
        status: 'Succeeded',
      })),
    },
    pushed: hoursAgo(32),
    images: Object.fromEntries(['1.3.2', '1.4.0', '1.5.0'].map((version) => [digestOf(version), [version]])),
  };
}

/** The state after the rollback. @param reason - of the rollback */
export function afterRollback(before: World, reason: string): World {
  const now = new Date().toISOString();
  const by = NOTHING.caller;
  return {
    ...before,
    stacks: { ...before.stacks, [`${PRODUCTION} shop-production-api`]: stack('1.3.2') },
    parameters: {
      ...before.parameters,
      [LEDGER]: entry('1.3.2', now, by, { kind: 'rollback', reason }),
      [`${PIPELINE} /ecs-pipeline/shop/shop_api/production/hold`]: JSON.stringify({ reason, by, since: now }),
    },
  };
}
