import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { ECRClient } from '@aws-sdk/client-ecr';
import { SSMClient } from '@aws-sdk/client-ssm';
import { INTERRUPTED, UserError } from '../../src/user-error';
import { terraformEnvironment } from '../tools';
import { type Accounts, clientOf, identify } from './accounts';
import { cleanUp, type Leftover, renderLeftovers } from './clean-up';
import { EmulatedPipeline } from './emulated-pipeline';
import { Environment } from './environment';
import { Findings } from './findings';
import { Holds } from './holds';
import { buildImage } from './image';
import { LivePipeline } from './live-pipeline';
import { type Options, parseOptions } from './options';
import { plan, renderPlan } from './plan';
import { Project } from './project';
import { Registry } from './registry';
import { EMULATED_REGION, type Rehearsal, startRehearsal } from './rehearsal';
import { renderFinding, renderReport, reportFile } from './report';
import { runScenario, type Scene } from './scenario';

const begin = Date.now();

/** Returns the exit code: 0 if nothing is refuted, everything could be tried and nothing is left behind. */
export async function runLive(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options.profiles && !options.yes && !process.stdin.isTTY) {
    throw new UserError('--yes: is required without a terminal');
  }
  const rehearsal = options.profiles ? undefined : await startRehearsal();
  try {
    const region = rehearsal ? EMULATED_REGION : options.region;
    const accounts = await identify(rehearsal?.profiles ?? options.profiles!, region);
    const name = `live-${randomBytes(2).toString('hex')}`;
    const project = new Project(name, region, accounts, terraformEnvironment());
    return await announceAndRun(project, options, rehearsal);
  } finally {
    await rehearsal?.stop();
  }
}

async function announceAndRun(project: Project, options: Options, rehearsal?: Rehearsal): Promise<number> {
  const { accounts, name } = project;
  process.stdout.write(renderAccounts(accounts, project));
  try {
    process.stdout.write(renderPlan(await plan(project)));
    if (!options.yes && !rehearsal) await confirm(name);
  } catch (error) {
    project.remove();
    throw error instanceof UserError
      ? error
      : new UserError(`nothing was created: ${error instanceof Error ? error.message : error}`);
  }
  return run(project, options, rehearsal);
}

async function run(project: Project, options: Options, rehearsal?: Rehearsal): Promise<number> {
  const interrupted = new AbortController();
  const onInterrupt = () => {
    log('interrupted: stopping what is running, then cleaning up');
    interrupted.abort();
  };
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, onInterrupt);
  const isEmulated = rehearsal !== undefined;
  const findings = new Findings({
    isEmulated,
    onFinding: (finding) => log(renderFinding(finding)),
    signal: interrupted.signal,
  });

  let failure: string | undefined;
  let leftovers: Leftover[] = [];
  const scene = sceneOf(project, findings, interrupted.signal, rehearsal);
  try {
    await runScenario(scene, options.keep);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
    log(interrupted.signal.aborted ? 'interrupted' : `failed: ${failure}`);
  }
  if (!options.keep) leftovers = [...(await scene.destroy()), ...((await rehearsal?.remains()) ?? []).map(inEmulator)];

  const items = findings.all(failure ? 'the run ended first' : 'it was skipped');
  process.stdout.write(`\n${renderReport(items)}`);
  if (options.json)
    writeFileSync(options.json, reportFile(items, { region: project.region, isEmulated, failure, leftovers }));
  if (options.keep)
    process.stdout.write(renderLeftovers(kept(project), '\nKept. To remove everything, in this order:'));
  if (leftovers.length > 0) process.stdout.write(renderLeftovers(leftovers, '\nNot removed. Fix the cause, then run:'));
  if (interrupted.signal.aborted) return INTERRUPTED;
  return failure || leftovers.length > 0 || items.some(({ status }) => status === 'refuted') ? 1 : 0;
}

function sceneOf(project: Project, findings: Findings, signal: AbortSignal, rehearsal?: Rehearsal): Scene {
  const { accounts, environments, pipelineName, region, repositoryName } = project;
  const inPipelineAccount = <T>(Service: Parameters<typeof clientOf<T>>[0]) =>
    clientOf(Service, accounts.pipeline.profile, region);
  const pipelineOf = (name: string) =>
    rehearsal
      ? new EmulatedPipeline(rehearsal.player, { account: accounts.pipeline.id, region, name }, repositoryName)
      : new LivePipeline(inPipelineAccount(CodePipelineClient), name, { signal, log });
  const pipeline = pipelineOf(pipelineName);
  const registry = new Registry(inPipelineAccount(ECRClient), repositoryName, !rehearsal);
  const uninterrupted = { signal: new AbortController().signal, log };
  const all = environments.map((name) => new Environment(project, name, uninterrupted));
  return {
    project,
    environments: all,
    pipeline,
    directPipeline: (environment) => pipelineOf(`${pipelineName}_${environment}`),
    holds: new Holds(inPipelineAccount(SSMClient), project),
    registry,
    findings,
    isEmulated: rehearsal !== undefined,
    log,
    push: async (behavior, tag) => {
      const image = buildImage(behavior, `${project.name} ${tag}`);
      if (behavior === 'fails') await rehearsal?.emulator.breakImages([project.image(image.digest)]);
      await registry.push(image, [tag, 'deploy']);
      return { image, progress: await pipeline.pushed(image) };
    },
    destroy: () => cleanUp(project, all, log),
  };
}

function renderAccounts({ environments, pipeline }: Accounts, { folder, name, region }: Project): string {
  const lines = Object.entries({ pipeline, ...environments }).map(
    ([role, { arn, id }]) => `  ${role.padEnd(12)} ${id} as ${arn}`,
  );
  return [`${name} in ${region}, generated in ${folder}:`, ...lines, ''].join('\n');
}

async function confirm(name: string): Promise<void> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Type ${name} to create this: `).finally(() => prompt.close());
  if (answer.trim() !== name) throw new UserError(`expected ${name}, got ${answer}; nothing was created`);
}

function kept(project: Project): Leftover[] {
  return project.roots
    .filter((root) => project.isApplied(root))
    .map((root) => ({ what: root, why: 'applied', command: `terraform -chdir=${project.folder}/${root} destroy` }));
}

/** A resource that is no longer in the Terraform state. On AWS, such resources cannot be listed. */
function inEmulator(what: string): Leftover {
  return { what, why: 'it still exists in the emulator', command: '(the emulator stops with the program)' };
}

function log(text: string): void {
  const seconds = Math.round((Date.now() - begin) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stdout.write(`[${time}] ${text.trimEnd()}\n`);
}
