import { join } from 'node:path';
import { startRegistry } from '../test/package/registry';
import { missingTools } from '../test/tools';
import type { Figure } from './figure';
import { install } from './installation';
import { type Command, node } from './measure';
import { type Contender, comparison, sideBySide } from './side-by-side';
import { emptied, emptyFolder } from './work-folder';

const FLAGS = [
  ...['--name', 'shop', '--region', 'eu-west-1', '--pipeline-account-id', '111111111111'],
  ...['--environment', 'name=dev account-id=222222222222'],
  ...['--environment', 'name=production account-id=333333333333 approval=no'],
  ...['--service', 'name=api container-port=8080 push=nobody'],
];

/** Measures getting started: creating a repository, and the wizard until its first question. */
export async function creation(runs: number): Promise<Figure[]> {
  if (missingTools(['script']).length > 0)
    throw new Error('script: not on the PATH; it is needed to emulate a terminal');
  return [...(await firstRepository(runs)), ...(await firstQuestion(runs))];
}

async function firstRepository(runs: number): Promise<Figure[]> {
  const registry = await startRegistry([(await install()).packed.tarball]);
  try {
    const contender = (...args: readonly string[]): Contender => {
      const folder = join(emptyFolder(), 'shop');
      const env = {
        ...GIT,
        npm_config_registry: registry.url,
        npm_config_yes: 'true',
        npm_config_prefer_offline: 'true',
      };
      return {
        prepare: () => void emptied(folder),
        command: () => ({ program: 'npx', args: ['projen', 'new', ...args], cwd: folder, env }),
      };
    };
    const samples = await sideBySide(
      'projen new',
      { ours: contender('--from', 'ecs-pipeline', ...FLAGS), plain: contender('project') },
      runs,
    );
    const title = '`npx projen new --from ecs-pipeline`, including its npm install ÷ `npx projen new project`';
    return [
      comparison({ id: 'creation.new', title }, samples, ['ours', 'plain']),
      comparison({ id: 'creation.new.cpu', title: 'the same, CPU time' }, samples, ['ours', 'plain'], 'cpuMs'),
    ];
  } finally {
    await registry.close();
  }
}

const GIT = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'Someone'],
    [`GIT_${who}_EMAIL`, 'someone@example.com'],
  ]),
);

async function firstQuestion(runs: number): Promise<Figure[]> {
  const { modules } = await install();
  const folder = emptyFolder();
  const wizard = join(modules, 'ecs-pipeline/lib/wizard/main.js');
  const samples = await sideBySide(
    'the first question',
    {
      wizard: {
        command: () => inTerminal(node(folder, [wizard, join(folder, 'ecs-pipeline.yaml')]), /Name, the prefix/),
      },
      nothing: { command: () => inTerminal(node(folder, ['-e', '0'])) },
    },
    runs,
  );
  const title = 'the wizard until its first question ÷ `node -e 0`';
  return [comparison({ id: 'creation.question', title }, samples, ['wizard', 'nothing'])];
}

/** Runs the command in a terminal, provided by `script`. */
function inTerminal({ args, program, ...rest }: Command, until?: RegExp): Command {
  const line = [program, ...args].map((word) => `'${word}'`).join(' ');
  return { ...rest, program: 'script', args: ['--quiet', '--return', '--command', line, '/dev/null'], until };
}
