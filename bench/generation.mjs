// How long a run takes whose config changed every service, beside the same bytes as plain projen TextFiles: whole
// processes, alternating, the median of several. `npm run bench` after `npx projen compile`; fails beyond the goals.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.env.BENCH_RUNS ?? 11);

/** Whole processes ÷ those of the TextFiles, and from 100 to 300 services. */
const GOALS = { ratio: 1.5, growth: 3.3 };

/** @param {number} services @param {number} cpu */
function config(services, cpu) {
  const environments = ['dev', 'test', 'staging', 'production'];
  return stringify({
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments: environments.map((name, index) => ({
      name,
      accountId: String(index + 2).repeat(12),
      ...(index > 1 && { approval: true }),
    })),
    services: Array.from({ length: services }, (_, index) => ({
      name: `service-${index}`,
      containerPort: 8080,
      cpu,
      memory: 1024,
      environment: { LOG_LEVEL: 'info' },
      autoscaling: { min: 1, max: 4 },
      overrides: { production: { cpu: cpu * 2, memory: 2048 } },
    })),
  });
}

const GENERATE = `new (require(${JSON.stringify(ROOT)}).EcsPipelineProject)().synth();`;

/** @param {string} folder a generated repository */
function textFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.') && path !== 'package.json');
  return `const { Project, TextFile } = require(${JSON.stringify(join(ROOT, 'node_modules/projen'))});
    const { readFileSync } = require('node:fs');
    const project = new Project({ name: 'plain' });
    for (const path of ${JSON.stringify(files)})
      new TextFile(project, path, { lines: readFileSync(${JSON.stringify(folder)} + '/' + path, 'utf8').split('\\n') });
    project.synth();`;
}

/** Milliseconds of a process of its own. @param {string} script @param {string} cwd */
function time(script, cwd) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd,
    env: { ...process.env, PROJEN_DISABLE_POST: 'true' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {number} services */
function measure(services) {
  const [ours, plain] = [mkdtempSync(join(tmpdir(), 'bench-')), mkdtempSync(join(tmpdir(), 'bench-'))];
  try {
    const write = (/** @type {number} */ run) =>
      writeFileSync(join(ours, 'ecs-pipeline.yaml'), config(services, 256 * (1 + (run % 2))));
    write(0);
    time(GENERATE, ours);
    const script = textFiles(ours);
    const runs = Array.from({ length: RUNS }, (_, run) => {
      write(run + 1);
      return { ours: time(GENERATE, ours), plain: time(script, plain) };
    });
    const bytes = readFileSync(join(ours, 'environments/dev/main.tf')).length;
    return { services, bytes, ours: median(runs.map((run) => run.ours)), plain: median(runs.map((run) => run.plain)) };
  } finally {
    for (const folder of [ours, plain]) rmSync(folder, { recursive: true, force: true });
  }
}

const results = [1, 10, 100, 300].map(measure);
for (const { ours, plain, services } of results) {
  console.log(
    `${services} services × 4: ${ours.toFixed(0)} ms, plain files ${plain.toFixed(0)} ms, ${(ours / plain).toFixed(2)} ×`,
  );
}
const [, , hundred, threeHundred] = results;
const growth = (threeHundred?.ours ?? 0) / (hundred?.ours ?? 1);
console.log(`from 100 to 300 services: ${growth.toFixed(2)} ×`);
const worst = (threeHundred?.ours ?? 0) / (threeHundred?.plain ?? 1);
if (worst > GOALS.ratio || growth > GOALS.growth) {
  console.log(`goals: ${GOALS.ratio} × plain files, growth ${GOALS.growth} ×`);
  process.exit(1);
}
