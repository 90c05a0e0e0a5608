import { Accounts } from './accounts';
import { agreementsIn } from './agreements';
import { Attempts } from './attempts';
import { Facts, PipelineFacts } from './facts';
import { holdsIn } from './hold';
import { digestOf } from './image';
import { readEnvironment } from './read-environment';
import { readTags } from './read-images';
import { readParameters } from './read-parameters';
import { readExecutions, readPipeline } from './read-pipeline';
import { labelOf, Promotion, Target } from './targets';

/** Reads everything about targets. Whatever cannot be read is missing, and becomes a problem of `attempts`. */
export async function readFacts(accounts: Accounts, targets: readonly Target[], attempts: Attempts): Promise<Facts> {
  const promotions = [...new Map(targets.map(({ pipeline }) => [pipeline.name, pipeline])).values()];
  const pipelineNames = new Map<string, Promotion>([
    ...promotions.map((pipeline) => [pipeline.name, pipeline] as const),
    ...targets.map(({ directPipeline, pipeline }) => [directPipeline, pipeline] as const),
  ]);

  const [environments, pipelines, parameters] = await Promise.all([
    attempts.map(targets, labelOf, async (target) => readEnvironment(await accounts.open(target.accountId), target)),
    attempts.map(
      [...pipelineNames],
      ([name]) => name,
      async ([name, { accountId, region }]) => readPipeline(await accounts.open(accountId), region, name),
    ),
    attempts.attempt(async () => {
      const [{ holdPath, pipeline }] = targets as readonly [Target];
      return readParameters(await accounts.open(pipeline.accountId), pipeline.region, holdPath);
    }),
  ]);
  const agreements = parameters ? agreementsIn(parameters) : null;

  const executions = allOf(
    await attempts.map(
      [...pipelines]
        .map(([name, pipeline]) => ({ name, ids: executionsOf(pipeline) }))
        .filter(({ ids }) => ids.length > 0),
      ({ name }) => name,
      async ({ ids, name }) => {
        const { accountId, region } = pipelineNames.get(name)!;
        return readExecutions(await accounts.open(accountId), region, name, ids);
      },
    ),
  );

  const images = targets.flatMap((target) => {
    const { ledger, record, stack } = environments.get(labelOf(target)) ?? {};
    const agreed = [...target.agreements.values()].map((name) => agreements?.get(name));
    const own = [stack?.image, record, ledger?.image, ...agreed].map(digestOf);
    return own.map((digest) => ({ digest, pipeline: target.pipeline }));
  });
  const promoted = [...pipelines].flatMap(([name, pipeline]) =>
    executionsOf(pipeline).map((id) => ({
      digest: executions.get(id)?.digest ?? null,
      pipeline: pipelineNames.get(name)!,
    })),
  );
  const known = new Map(
    [...images, ...promoted].flatMap(({ digest, pipeline }) => (digest ? [[digest, pipeline]] : [])),
  );
  const tags = await attempts.map(
    [...known],
    ([digest]) => digest,
    async ([digest, pipeline]) => readTags(await accounts.open(pipeline.accountId), pipeline, digest),
  );

  return { environments, pipelines, holds: holdsIn(parameters ?? new Map()), agreements, executions, tags };
}

function allOf<Value>(maps: ReadonlyMap<string, ReadonlyMap<string, Value>>): ReadonlyMap<string, Value> {
  return new Map([...maps.values()].flatMap((map) => [...map]));
}

/** The IDs of the executions to show: those in progress, waiting or not successful; each once. */
function executionsOf(pipeline: PipelineFacts | null): string[] {
  const ids = (pipeline?.stages ?? []).flatMap(({ execution, inbound }) => [
    ...(execution && execution.status !== 'Succeeded' ? [execution.id] : []),
    ...inbound,
  ]);
  return [...new Set(ids)];
}
