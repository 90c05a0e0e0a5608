import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configOfAccounts } from './configs';
import type { Figure } from './figure';
import { type Installation, install, OUR_PROJENRC, PROJENRC, programOf, repository } from './installation';
import { measure, node } from './measure';
import { comparison, sideBySide } from './side-by-side';
import { LATENCY, SlowAws } from './slow-aws';

const MANY = 20;

/** The expected exit codes. `diff` exits with 2 if there are differences. */
const COMMANDS = { check: [0], diff: [2], status: [0], doctor: [0] } as const;

/** Measures commands with many accounts, compared with one. */
export async function commands(runs: number): Promise<Figure[]> {
  const installation = await install();
  const aws = await SlowAws.start('100000000001');
  try {
    const [one, many] = [await repositoryOf(installation, 1), await repositoryOf(installation, MANY)];
    const figures: Figure[] = [];
    for (const [command, exitCodes] of Object.entries(COMMANDS)) {
      const contender = (folders: Folders) => ({
        command: () => ({
          ...node(
            command === 'diff' ? folders.changed : folders.inSync,
            [programOf(installation, 'ecs-pipeline'), command],
            aws.environment,
          ),
          exitCodes,
        }),
      });
      const samples = await sideBySide(command, { many: contender(many), one: contender(one) }, runs);
      const condition = command in NEEDS_AWS ? `, AWS answers after ${LATENCY} ms` : '';
      const title = `\`ecs-pipeline ${command}\` with ${MANY} accounts ÷ with one${condition}`;
      figures.push(comparison({ id: `commands.${command}`, title }, samples, ['many', 'one']));
    }
    return figures;
  } finally {
    await aws.stop();
  }
}

const NEEDS_AWS = { status: true, doctor: true };

interface Folders {
  readonly inSync: string;
  /** Has the same config, but files generated from another one. */
  readonly changed: string;
}

async function repositoryOf(installation: Installation, accounts: number): Promise<Folders> {
  const settings = { clusterName: 'main', logGroupName: '/shop/api' };
  const created = async (more: object) => {
    const files = {
      [PROJENRC]: OUR_PROJENRC,
      'ecs-pipeline.yaml': configOfAccounts(accounts, { ...settings, ...more }),
    };
    const folder = repository(installation, files);
    await measure(node(folder, [PROJENRC], { PROJEN_DISABLE_POST: 'true' }));
    return folder;
  };
  const changed = await created({ cpu: 512, memory: 1024 });
  writeFileSync(
    join(changed, 'ecs-pipeline.yaml'),
    configOfAccounts(accounts, { ...settings, cpu: 1024, memory: 2048 }),
  );
  return { inSync: await created({}), changed };
}
