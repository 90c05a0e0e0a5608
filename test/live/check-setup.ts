import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Root } from '../e2e/terraform';
import { NotChecked, Refuted } from './findings';
import { PIPELINE } from './project';
import type { Scene } from './scenario';
import { settle } from './settle';

/** Applies everything for the first time. */
export async function checkSetup({ findings, log, pipeline, project }: Scene): Promise<void> {
  const begin = new Date();
  await findings.check('first-apply', async () => {
    log('applying the environments');
    const errors = await settle(project.environments.map((name) => applyTwice(project.environmentRoot(name))));
    log('applying the pipeline');
    const all = [...errors, await applyTwice(project.root(PIPELINE))].filter(Boolean);
    return all.length === 0 ? 'succeeded' : `succeeded on the second attempt, after: ${all.join('; ')}`;
  });
  findings.mustHold('first-apply');

  await findings.check('empty-plan', async () => {
    const plans = await settle(project.roots.map(async (root) => [root, await project.root(root).changes()]));
    const drifting = plans.filter(([, changes]) => changes).map(([root]) => root);
    if (drifting.length > 0) throw new Refuted(`a second plan would change ${drifting.join(', ')}`);
    return 'every second plan was empty';
  });

  await findings.check('create-pipeline', async () => {
    const { failure, status, trigger } = await pipeline.created(begin);
    if (status !== 'Failed') throw new Refuted(`the first execution ended as ${status}`);
    return `started by ${trigger}, ended with ${failure}`;
  });
}

/** Errors caused by new roles, as listed in docs/pipeline.md. */
const RACES = [
  'The role defined for the function cannot be assumed by Lambda',
  'is not authorized to perform: ssm:GetParameters',
  'is invalid or cannot be assumed',
];

/** Errors that are caused by the account, its quotas or the network, not by the product. */
const ELSEWHERE = /ExpiredToken|RequestExpired|InvalidClientTokenId|LimitExceeded|dial tcp|operation was cancell?ed/;

/** @returns the error of the first attempt, if it failed */
async function applyTwice(root: Root): Promise<string | undefined> {
  try {
    await root.apply();
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const race = RACES.find((text) => message.replace(/\s*\n[│\s]*/g, ' ').includes(text));
    if (!race) throw ELSEWHERE.test(message) ? error : new Refuted(message);
    await root.apply();
    return race;
  }
}

/** Plans with the next major version of the provider, in a copy whose state is discarded. */
export async function checkNextProvider({ findings, log, project }: Scene): Promise<void> {
  await findings.check('provider-6', async () => {
    log('planning with version 6 of the provider');
    const path = `environments/${project.environments[0]}`;
    const copy = mkdtempSync(join(tmpdir(), 'ecs-pipeline-live-'));
    try {
      cpSync(project.folder, copy, { recursive: true, filter: (file) => !/\.terraform(\.lock\.hcl)?$/.test(file) });
      const terraform = { required_providers: { aws: { source: 'hashicorp/aws', version: '~> 6.0' } } };
      writeFileSync(join(copy, path, 'provider_override.tf.json'), JSON.stringify({ terraform }));
      const root = project.root(path, copy);
      await root.init().catch((error: Error) => {
        throw new NotChecked(`version 6 cannot be installed: ${error.message.slice(error.message.indexOf('Error:'))}`);
      });
      const changes = await root.changes();
      if (changes) throw new Refuted(changes);
      return 'version 6 plans no changes';
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
}

/** Destroys everything, and checks that nothing is left. */
export async function checkDestroy({ destroy, environments, findings }: Scene): Promise<void> {
  await findings.check('destroy', async () => {
    const leftovers = await destroy();
    if (leftovers.length > 0) throw new Refuted(leftovers.map(({ what, why }) => `${what}: ${why}`).join('; '));
    const stacks = await settle(environments.map((environment) => environment.stack()));
    const names = stacks.flatMap((stack) => (stack ? [stack.StackName] : []));
    if (names.length > 0) throw new Refuted(`not deleted: ${names.join(', ')}`);
    return 'everything was destroyed on the first attempt';
  });
}
