import type { Facts, PipelineFacts } from '../../src/deployments/facts';
import { labelOf, type Target } from '../../src/deployments/targets';

const IMAGE = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:${'a'.repeat(64)}`;
const SINCE = '2026-01-02T03:04:05.000Z';

/** The facts after every service was deployed everywhere, with an execution waiting in every pipeline. */
export function factsOfTargets(targets: readonly Target[]): Facts {
  const pipelines = [...new Set(targets.map(({ pipeline }) => pipeline.name))];
  return {
    environments: new Map(
      targets.map((target) => [
        labelOf(target),
        { stack: { status: 'UPDATE_COMPLETE', image: IMAGE, since: SINCE, failure: [] }, record: IMAGE, ledger: null },
      ]),
    ),
    pipelines: new Map(pipelines.map((name) => [name, pipelineOf(name, targets)])),
    holds: new Map(targets.map(({ hold }) => [hold, { reason: 'a leak', by: null, since: SINCE }])),
    agreements: new Map(),
    executions: new Map(
      pipelines.map((name) => [
        name,
        { id: name, status: 'InProgress', digest: `sha256:${'b'.repeat(64)}`, trigger: null, stopReason: null },
      ]),
    ),
    tags: new Map(),
  };
}

/** A pipeline whose execution has its name. */
function pipelineOf(name: string, targets: readonly Target[]): PipelineFacts {
  const stages = targets
    .filter(({ pipeline }) => pipeline.name === name)
    .map(({ stages }) => stages.approve ?? stages.deploy);
  return {
    name,
    stages: stages.map((stage) => ({
      name: stage,
      execution: { id: name, status: 'InProgress' },
      inbound: [],
      transition: { enabled: true, reason: null, by: null, since: null },
      actions: [
        { name: 'Approve', status: 'InProgress', since: SINCE, summary: null, error: null, by: null, token: 't' },
      ],
    })),
  };
}
