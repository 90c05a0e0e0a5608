import { stringify } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { deploymentStatus } from '../../src/deployments/deployment-status';
import { statusTable } from '../../src/deployments/status-table';
import { targetsOf } from '../../src/deployments/targets';
import { planChecks } from '../../src/doctor/plan-checks';
import { add } from '../../src/interview';
import type { Model } from '../../src/model/model';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { ConfigError } from '../../src/reading/config-error';
import { parseConfig } from '../../src/reading/parse-config';
import { renderEnvironmentRoot } from '../../src/render/environment-root';
import { factsOf } from '../../src/render/facts';
import { renderPipelineDocs } from '../../src/render/pipeline-docs';
import { renderPipelineRoot } from '../../src/render/pipeline-root';
import { renderRepository } from '../../src/render/repository';
import { applyWarnings } from '../../src/sync/apply-warnings';
import { checksum } from '../../src/sync/checksum';
import { differences, diffOf } from '../../src/sync/diff';
import { formatManifest, parseManifest } from '../../src/sync/manifest';
import { planSync } from '../../src/sync/plan-sync';
import { formatRecord, parseRecord } from '../../src/sync/record';
import { configOf, overridesIn, several, sidecars } from './configs';
import type { GrowthCase } from './growth';
import { factsOfTargets } from './status';

/** All work between a config and the files, and between a changed config and the output of a run. */
function generate(config: EcsPipelineConfig, render: (model: Model) => unknown): void {
  // Growth shows more clearly beyond the limits of AWS.
  const problem = checkConfig(config).find(({ message }) => !/too many|too large for/.test(message));
  if (problem) throw new Error(JSON.stringify(problem));
  const model = resolveModel(config);
  render(model);
  const facts = factsOf(model);
  const before = facts.map((fact) => ({ ...fact, value: `${fact.value}-before` }));
  applyWarnings(parseRecord(formatRecord(before)), facts);
}

const generation = (
  size: number,
  config: (size: number) => EcsPipelineConfig,
  render: (model: Model) => unknown = renderRepository,
): GrowthCase => ({
  size,
  of: (count) => {
    const input = config(count);
    return () => generate(input, render);
  },
});

/** Without the files that are the same for every config, which would hide the cost of a single service. */
const renderRoots = (model: Model) =>
  model.environments.map((environment) => renderEnvironmentRoot(model, environment)).concat(renderPipelineRoot(model));

/** A diff of a repository in which every service has changed. */
function diffOfServices(count: number): () => unknown {
  const render = (cpu: number) => renderRepository(resolveModel(configOf(2, count, { cpu, memory: 2048 })));
  const before = new Map(render(256).map(({ content, path }) => [path, content]));
  const files = render(512).map(({ content, path }) => ({ path, content, mode: 0o444, ownership: 'managed' as const }));
  const checksums = new Map([...before].map(([path, content]) => [path, new Set([checksum(content)])]));
  return () => {
    const plan = planSync(files, '', {
      manifest: { version: '1.0.0', checksums, yours: new Set() },
      version: '1.0.0',
      found: (path) => ({ kind: 'file', content: before.get(path) ?? '', mode: 0o444 }),
      discards: () => false,
    });
    return differences(plan).map(diffOf);
  };
}

/** A repository with many files, half of which have changed. */
function syncOfFiles(count: number): () => unknown {
  const content = (index: number, isOld: boolean) => (isOld && index % 2 === 0 ? 'old\n' : 'new\n');
  const paths = Array.from({ length: count }, (_, index) => `environments/stage-${index}/main.tf`);
  const files = paths.map((path, index) => ({
    path,
    content: content(index, false),
    mode: 0o444,
    ownership: 'managed' as const,
  }));
  const current = new Map(paths.map((path, index) => [path, content(index, true)]));
  const checksums = new Map([...current].map(([path, text]) => [path, new Set([checksum(text)])]));
  const manifest = formatManifest({ version: '1.0.0', checksums, yours: new Set() });
  return () => {
    const plan = planSync(files, '', {
      manifest: parseManifest(manifest),
      version: '1.0.0',
      found: (path) => ({ kind: 'file', content: current.get(path) ?? '', mode: 0o444 }),
      discards: () => false,
    });
    return formatManifest(plan.manifest);
  };
}

/** Services with four problems each. */
function problems(count: number): () => unknown {
  const wrong = { cpu: 300, memory: 'much', containerPort: 70_000, unknown: true };
  const text = stringify({ ...configOf(2, count), services: configOf(2, count, wrong as object).services });
  return () => {
    try {
      parseConfig(text, 'ecs-pipeline.yaml');
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    throw new Error('the config has no problems');
  };
}

function status(count: number): () => unknown {
  const targets = targetsOf(resolveModel(configOf(3, count)));
  const facts = factsOfTargets(targets);
  return () => statusTable(deploymentStatus(targets, facts), [], new Date('2026-01-02T10:00:00.000Z'));
}

/** The measured work, with the quantity that grows. */
export const CASES: Readonly<Record<string, GrowthCase>> = {
  'generation by services': generation(16, (count) => configOf(3, count)),
  'generation by environments': generation(4, (count) => configOf(count, 2)),
  'generation by overrides': generation(4, (count) => configOf(count, 2, overridesIn(count))),
  'generation by variables': generation(
    200,
    (count) => configOf(1, 1, { environment: several(count, 'value') }),
    renderRoots,
  ),
  'generation by sidecars': generation(60, (count) => configOf(1, 1, sidecars(count)), renderRoots),
  'reading by services': {
    size: 6,
    of: (count) => {
      const text = stringify(configOf(3, count, overridesIn(3)));
      return () => parseConfig(text, 'ecs-pipeline.yaml');
    },
  },
  'problems by services': { size: 12, of: problems },
  'diff by services': { size: 120, of: diffOfServices },
  'sync by files': { size: 400, of: syncOfFiles },
  'add by services': {
    size: 6,
    of: (count) => {
      const text = stringify(configOf(3, count));
      return () => add({ subject: 'service', text, flags: { name: 'more', push: 'nobody', yes: true } });
    },
  },
  'pipeline page by services': {
    size: 40,
    of: (count) => {
      const model = resolveModel(configOf(3, count));
      return () => renderPipelineDocs(model);
    },
  },
  'status by services': { size: 40, of: status },
  'doctor checks by services': {
    size: 20,
    of: (count) => {
      const model = resolveModel(configOf(3, count, { clusterName: 'main' }));
      return () => planChecks(model);
    },
  },
};
