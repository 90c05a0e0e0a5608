import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sizedConfig } from './configs';
import type { Figure } from './figure';
import {
  type Installation,
  install,
  OUR_PROJENRC,
  type OwnFiles,
  PROJENRC,
  programOf,
  repository,
  reset,
} from './installation';
import { measure, node } from './measure';
import { type Contender, comparison, sideBySide } from './side-by-side';

export const SIZES = [1, 10, 100, 300];

const EXAMPLE = join(__dirname, '../examples/three-accounts/ecs-pipeline.yaml');

/** `npx projen` runs the default task. */
const TRIVIAL = `const { Project } = require('projen');

const project = new Project({ name: 'plain' });
project.defaultTask.exec('node ${PROJENRC}');
project.synth();
`;

const ENV = { PROJEN_DISABLE_POST: 'true' };

/** Measures runs in an existing repository, and in repositories of several sizes. */
export async function generation(runs: number): Promise<Figure[]> {
  const installation = await install();
  const figures = await reruns(installation, runs);
  for (const size of SIZES) figures.push(...(await ofSize(installation, size, runs)));
  return figures;
}

async function reruns(installation: Installation, runs: number): Promise<Figure[]> {
  const folders = {
    ours: repository(installation, { [PROJENRC]: OUR_PROJENRC, 'ecs-pipeline.yaml': readFileSync(EXAMPLE, 'utf8') }),
    plain: repository(installation, { [PROJENRC]: TRIVIAL }),
  };
  const projen = programOf(installation, 'projen');
  const contender = (folder: string, args: readonly string[]): Contender => ({
    command: () => node(folder, args, ENV),
  });
  for (const folder of Object.values(folders)) await measure(node(folder, [PROJENRC], ENV));
  const samples = await sideBySide(
    'three-accounts, nothing to do',
    {
      ours: contender(folders.ours, [PROJENRC]),
      plain: contender(folders.plain, [PROJENRC]),
      oursByProjen: contender(folders.ours, [projen]),
      plainByProjen: contender(folders.plain, [projen]),
    },
    runs,
  );
  const title = 'a run of three-accounts with nothing to do ÷ a trivial projen project';
  return [
    comparison({ id: 'generation.rerun', title: `\`node .projenrc.js\`: ${title}` }, samples, ['ours', 'plain']),
    comparison({ id: 'generation.rerun.cpu', title: 'the same, CPU time' }, samples, ['ours', 'plain'], 'cpuMs'),
    comparison({ id: 'generation.rerun.projen', title: '`node_modules/.bin/projen`: the same' }, samples, [
      'oursByProjen',
      'plainByProjen',
    ]),
  ];
}

async function ofSize(installation: Installation, services: number, runs: number): Promise<Figure[]> {
  const own = { [PROJENRC]: OUR_PROJENRC, 'ecs-pipeline.yaml': sizedConfig(services) };
  const [inSync, written] = [repository(installation, own), repository(installation, own)];
  await measure(node(inSync, [PROJENRC], ENV));
  const sameFiles = { [PROJENRC]: TEXT_FILES, 'files.json': JSON.stringify(filesIn(inSync)) };
  const plain = repository(installation, sameFiles);
  const fresh = (folder: string, files: OwnFiles): Contender => ({
    prepare: () => reset(folder, installation.modules, files),
    command: () => node(folder, [PROJENRC], ENV),
  });
  const samples = await sideBySide(
    `${services} services × 4 environments`,
    {
      written: fresh(written, own),
      plain: fresh(plain, sameFiles),
      inSync: { command: () => node(inSync, [PROJENRC], ENV) },
    },
    runs,
  );
  const size = `${services} ${services === 1 ? 'service' : 'services'} × 4 environments`;
  const id = `generation.${services}`;
  return [
    comparison({ id: `${id}.time`, title: `${size} ÷ the same bytes as \`TextFile\`s` }, samples, ['written', 'plain']),
    comparison({ id: `${id}.cpu`, title: `${size}: the same, CPU time` }, samples, ['written', 'plain'], 'cpuMs'),
    comparison({ id: `${id}.memory`, title: `${size}: the same, memory` }, samples, ['written', 'plain'], 'memoryMb'),
    comparison({ id: `${id}.nothing`, title: `${size}: nothing to do ÷ everything written` }, samples, [
      'inSync',
      'written',
    ]),
  ];
}

/** The bytes come from a single file, so that reading them is not measured. */
const TEXT_FILES = `const { Project, TextFile } = require('projen');

const project = new Project({ name: 'plain' });
for (const [path, text] of Object.entries(require('./files.json')))
  new TextFile(project, path, { lines: text.split('\\n') });
project.synth();
`;

/** The files that a run has written, except those that projen writes into every project. */
function filesIn(folder: string): OwnFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path.includes('/') && !path.startsWith('.projen/') && !path.startsWith('node_modules/'));
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
