import { type FakeStack, NOTHING, type World } from './fake-aws';

export const [PIPELINE, DEV, STAGING, PRODUCTION] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
] as const;

/** A service in three environments, two of which require an approval. */
export const CONFIG = `name: shop
region: eu-west-1
pipeline: { accountId: "${PIPELINE}" }
environments:
  - name: dev
    accountId: "${DEV}"
  - name: staging
    accountId: "${STAGING}"
    approval: true
  - name: production
    accountId: "${PRODUCTION}"
    approval: { approvers: ["arn:aws:iam::${PIPELINE}:role/release-manager"] }
services:
  - name: api
terraform: { roleName: terraform, existing: [roles] }
`;

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
export const image = (letter: string) => `${PIPELINE}.dkr.ecr.eu-west-1.amazonaws.com/shop/api@${digest(letter)}`;

/** When the running images were deployed. The events of a test come later. */
export const DEPLOYED = '2026-01-02T03:04:05.000Z';
export const NOW = new Date('2026-01-02T10:00:00.000Z');
/** Seconds, as CodePipeline sends times. */
export const at = (time: string) => Date.parse(`2026-01-02T${time}Z`) / 1000;

export const entry = (letter: string, more: object = {}) =>
  JSON.stringify({
    image: image(letter),
    tags: [`1.${letter}`],
    at: DEPLOYED,
    pipeline: 'shop_api',
    execution: `execution-${letter}`,
    kind: 'promotion',
    by: null,
    reason: null,
    replaced: null,
    ...more,
  });

export const stackOf = (letter: string, more: Partial<FakeStack> = {}): FakeStack => ({
  status: 'UPDATE_COMPLETE',
  updated: '2026-01-02T03:00:00Z',
  image: image(letter),
  ...more,
});

interface Stage {
  readonly name: string;
  readonly execution?: readonly [id: string, status: string];
  readonly inbound?: readonly string[];
  readonly disabled?: string;
  readonly actions?: readonly object[];
}

/** An answer to GetPipelineState. */
export const pipelineState = (...stages: readonly Stage[]) => ({
  stageStates: stages.map(({ actions = [], disabled, execution, inbound = [], name }) => ({
    stageName: name,
    ...(execution && { latestExecution: { pipelineExecutionId: execution[0], status: execution[1] } }),
    inboundExecutions: inbound.map((id) => ({ pipelineExecutionId: id, status: 'InProgress' })),
    inboundTransitionState: { enabled: disabled === undefined, ...(disabled && { disabledReason: disabled }) },
    actionStates: actions,
  })),
});

export const action = (actionName: string, status: string, more: object = {}) => ({
  actionName,
  latestExecution: { status, lastStatusChange: at('09:00:00'), ...more },
});

/** An execution in the answers to ListPipelineExecutions and GetPipelineExecution. */
export const execution = (letter: string, status = 'InProgress', more: object = {}) => ({
  status,
  artifactRevisions: [{ name: 'Source', revisionId: digest(letter) }],
  sourceRevisions: [{ actionName: 'Source', revisionId: digest(letter) }],
  ...more,
});

/** Dev and staging run B, which is waiting for production, where A is running. */
export function world(more: Partial<World> = {}): World {
  return {
    ...NOTHING,
    stacks: {
      [`${DEV} shop-dev-api`]: stackOf('b'),
      [`${STAGING} shop-staging-api`]: stackOf('b'),
      [`${PRODUCTION} shop-production-api`]: stackOf('a'),
    },
    parameters: {
      [`${DEV} /ecs/shop-dev-api/deployed-image`]: image('b'),
      [`${STAGING} /ecs/shop-staging-api/deployed-image`]: image('b'),
      [`${PRODUCTION} /ecs/shop-production-api/deployed-image`]: image('a'),
      [`${DEV} /ecs/shop-dev-api/deployment`]: entry('b'),
      [`${STAGING} /ecs/shop-staging-api/deployment`]: entry('b', { by: 'arn:aws:iam::111111111111:user/ben' }),
      [`${PRODUCTION} /ecs/shop-production-api/deployment`]: entry('a', {
        by: NOTHING.caller,
        kind: 'rollback',
        reason: 'a memory leak',
      }),
    },
    pipelines: {
      shop_api: pipelineState(
        { name: 'source', execution: ['b', 'Succeeded'] },
        { name: 'deploy-dev', execution: ['b', 'Succeeded'] },
        { name: 'approve-staging', execution: ['b', 'Succeeded'] },
        { name: 'deploy-staging', execution: ['b', 'Succeeded'] },
        {
          name: 'approve-production',
          execution: ['b', 'InProgress'],
          actions: [action('Inspect', 'Succeeded'), action('Approve', 'InProgress', { token: 'the-token' })],
        },
        { name: 'deploy-production', execution: ['a', 'Succeeded'] },
      ),
      shop_api_dev: pipelineState({ name: 'deploy-dev' }),
      shop_api_staging: pipelineState({ name: 'deploy-staging' }),
      shop_api_production: pipelineState({ name: 'deploy-production' }),
    },
    executions: { a: [execution('a', 'Succeeded')], b: [execution('b')], c: [execution('c')] },
    images: {
      [digest('a')]: ['1.a', 'deployed-production'],
      [digest('b')]: ['1.b', 'deploy', 'deployed-dev', 'deployed-staging'],
      [digest('c')]: ['1.c'],
    },
    ...more,
  };
}
