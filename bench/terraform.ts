import { join } from 'node:path';
import type { EcsPipelineConfig } from '../src/config';
import { render } from '../test/e2e/repository';
import { Root } from '../test/e2e/terraform';
import { type Emulator, startEmulator } from '../test/emulator/emulator';
import { prepare, type StateResource, stateOf } from '../test/policies/applied-examples';
import { missingTools } from '../test/tools';
import { counted, type Figure } from './figure';
import { ORIGINAL } from './original-modules';
import { say } from './progress';
import { slopeOf, spreadOf } from './statistics';
import { emptyFolder } from './work-folder';

/** A run takes several minutes for all sizes: an apply takes half a minute, mostly waiting in the provider. */
const MOST_RUNS = 1;

/** Several, because a plan is quick, and one more service adds little compared with the noise of the machine. */
const PLANS = 3;

const COUNTS = [1, 2, 4];

/** The measurements of one root. */
interface Measured {
  readonly services: number;
  readonly environments: number;
  readonly resources: readonly StateResource[];
  readonly planMs: number;
  readonly applyMs: number;
}

/** The roots of all sizes, measured once. */
interface Run {
  /** The root of a single environment. */
  readonly environment: readonly Measured[];
  readonly pipeline: readonly Measured[];
}

/** Measures the cost of each additional service and environment, in resources and time, on emulated AWS. */
export async function terraform(runs: number): Promise<Figure[]> {
  const missing = missingTools(['terraform', 'moto_server', 'python3']);
  if (missing.length > 0) throw new Error(`${missing.join(', ')}: not on the PATH`);
  const all: Run[] = [];
  for (let run = 1; run <= Math.min(runs, MOST_RUNS); run += 1) all.push(await onEmulator(run));
  return [...countsOf(all[0]!), ...timesOf(all, 'planMs', 'plan'), ...timesOf(all, 'applyMs', 'apply')];
}

async function onEmulator(run: number): Promise<Run> {
  const emulator = await startEmulator();
  try {
    const [environment, pipeline]: [Measured[], Measured[]] = [[], []];
    for (const [services, environments] of SIZES) {
      const config = configOf(services, environments);
      await prepare(emulator, config);
      const folder = emptyFolder();
      render(config, folder);
      const apply = (root: string) => {
        say(`terraform, run ${run}: ${root} of ${services} services, ${environments} environments`);
        return measureRoot(emulator, join(folder, root), services, environments);
      };
      if (environments === 1) environment.push(await apply('environments/stage-1'));
      pipeline.push(await apply('pipeline'));
    }
    return { environment, pipeline };
  } finally {
    await emulator.stop();
  }
}

/** More services, then more environments. */
const SIZES = [...COUNTS.map((count) => [count, 1] as const), ...COUNTS.slice(1).map((count) => [1, count] as const)];

/** Each config has its own accounts and names, so that all fit in one emulator. */
function configOf(services: number, environments: number): EcsPipelineConfig {
  const accountId = (index: number) => `${services}${environments}`.padEnd(12, String(index));
  return {
    name: `shop-${services}-${environments}`,
    region: 'eu-west-1',
    pipeline: { accountId: accountId(9) },
    environments: Array.from({ length: environments }, (_, index) => ({
      name: `stage-${index + 1}`,
      accountId: accountId(index),
    })),
    services: Array.from({ length: services }, (_, index) => ({ name: `service-${index + 1}`, containerPort: 8080 })),
  };
}

async function measureRoot(
  emulator: Emulator,
  folder: string,
  services: number,
  environments: number,
): Promise<Measured> {
  const root = new Root(folder, emulator.environment);
  await root.init();
  const plans: number[] = [];
  for (let plan = 0; plan < PLANS; plan += 1) plans.push(await milliseconds(() => root.plan('-out=saved.tfplan')));
  const applyMs = await milliseconds(() => root.apply('saved.tfplan'));
  return {
    services,
    environments,
    resources: await stateOf(folder, emulator.environment),
    planMs: spreadOf(plans).median,
    applyMs,
  };
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The total of both roots in the smallest repository, and the increase per additional service and environment. */
function growth(
  run: Run,
  read: (root: Measured) => number,
): { smallest: number; service: number; environment: number } {
  const [environment, pipeline] = [run.environment[0]!, run.pipeline[0]!];
  const slope = (roots: readonly Measured[], count: 'services' | 'environments') =>
    slopeOf(roots.map((root) => [root[count], read(root)] as const));
  const byService = run.pipeline.filter((root) => root.environments === 1);
  const byEnvironment = run.pipeline.filter((root) => root.services === 1);
  return {
    smallest: read(environment) + read(pipeline),
    service: slope(run.environment, 'services') + slope(byService, 'services'),
    environment: read(environment) + slope(byEnvironment, 'environments'),
  };
}

const TITLES = {
  smallest: 'one service in one environment',
  service: 'each additional service, in one environment',
  environment: 'each additional environment, with one service',
} as const;

function countsOf(run: Run): Figure[] {
  const resources = growth(run, ({ resources: all }) => all.length);
  const functions = growth(run, ({ resources: all }) => all.reduce((sum, one) => sum + lambdaFunctions(one), 0));
  return Object.entries(TITLES).flatMap(([name, title]) => {
    const key = name as keyof typeof TITLES;
    return [
      counted(`terraform.resources.${key}`, `resources: ${title}`, round(resources[key])),
      counted(`terraform.functions.${key}`, `Lambda functions: ${title}`, round(functions[key]), {
        original: ORIGINAL.functions[key],
      }),
    ];
  });
}

function timesOf(runs: readonly Run[], quantity: 'planMs' | 'applyMs', what: string): Figure[] {
  const grown = runs.map((run) => growth(run, (root) => root[quantity] / 1000));
  return Object.entries(TITLES).map(([name, title]) => {
    const key = name as keyof typeof TITLES;
    const value = spreadOf(grown.map((one) => one[key]));
    const original = what === 'apply' && key === 'service' ? ORIGINAL.sleepSeconds : undefined;
    return { id: `terraform.${what}.${key}`, title: `\`terraform ${what}\`: ${title}`, unit: 's', value, original };
  });
}

/** Counts functions created by Terraform itself and by a stack. */
function lambdaFunctions({ type, values }: StateResource): number {
  if (type === 'aws_lambda_function') return 1;
  return type === 'aws_cloudformation_stack'
    ? (values.template_body ?? '').split('AWS::Lambda::Function').length - 1
    : 0;
}

/** The slope through integers is rarely an integer. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
