import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Emulator } from '../../emulator/emulator';
import { run } from '../../tools';
import { administrator, clientOf } from '../aws';
import type { Job } from './workflow';

/** The context of an action. */
export interface ActionCall {
  readonly inputs: Readonly<Record<string, string>>;
  readonly job: Job;
  /** The subject of the job's token for AWS. */
  readonly subject: string;
  readonly workspace: string;
  /** The repository to clone, and the commit of the run. */
  readonly origin: string;
  readonly sha: string;
  /** The folder with the artifacts of a run. */
  readonly artifactsOf: (run: string) => string;
  readonly run: string;
  readonly emulator: Emulator;
  /** The environment of the following steps. */
  readonly env: NodeJS.ProcessEnv;
}

/** Exchanges the GitHub token of a job for AWS credentials. */
export async function assumeAsJob(emulator: Emulator, RoleArn: string, subject: string) {
  const account = administrator(RoleArn.split(':')[4]!);
  const token = { RoleArn, RoleSessionName: 'GitHubActions', WebIdentityToken: webIdentityToken(subject) };
  const sts = clientOf(STSClient, emulator, account);
  return (await sts.send(new AssumeRoleWithWebIdentityCommand(token))).Credentials;
}

/** GitHub's token for a job, without a signature. */
function webIdentityToken(sub: string): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  const claims = { iss: 'https://token.actions.githubusercontent.com', aud: 'sts.amazonaws.com', sub };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

/** Replacements for the actions in the workflows, by name. Any other action is an error. */
export const ACTIONS: Readonly<Record<string, (call: ActionCall) => Promise<void>>> = {
  'actions/checkout': async ({ inputs, origin, sha, workspace }) => {
    if (inputs['persist-credentials'] !== 'false') throw new Error('checkout: must not persist its credentials');
    const depth = inputs['fetch-depth'] ?? '1';
    const git = (...args: string[]) => run('git', args, { cwd: workspace });
    await git('init', '--quiet');
    await git('fetch', '--quiet', ...(depth === '0' ? [] : [`--depth=${depth}`]), `file://${origin}`, sha);
    await git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  },

  'actions/setup-node': async () => undefined,

  'hashicorp/setup-terraform': async ({ inputs }) => {
    // The wrapper would change exit codes and output.
    if (inputs.terraform_wrapper !== 'false') throw new Error('setup-terraform: must not use the wrapper');
  },

  'aws-actions/configure-aws-credentials': async ({ emulator, env, inputs, job, subject }) => {
    if (job.permissions?.['id-token'] !== 'write')
      throw new Error('configure-aws-credentials: requires id-token: write');
    const credentials = await assumeAsJob(emulator, inputs['role-to-assume']!, subject);
    env.AWS_ACCESS_KEY_ID = credentials?.AccessKeyId;
    env.AWS_SECRET_ACCESS_KEY = credentials?.SecretAccessKey;
    env.AWS_SESSION_TOKEN = credentials?.SessionToken;
    env.AWS_REGION = inputs['aws-region'];
  },

  'actions/upload-artifact': async ({ artifactsOf, inputs, run: own, workspace }) => {
    const folder = join(workspace, inputs.path!);
    if (existsSync(folder)) cpSync(folder, join(artifactsOf(own), inputs.name!), { recursive: true });
  },

  'actions/download-artifact': async ({ artifactsOf, inputs, job, run: own, workspace }) => {
    const other = inputs['run-id'];
    if (other && !(inputs['github-token'] && job.permissions?.actions === 'read')) {
      throw new Error('download-artifact: no permission to read another run');
    }
    const from = artifactsOf(other ?? own);
    const pattern = new RegExp(`^${inputs.pattern!.replaceAll('*', '.*')}$`);
    mkdirSync(join(workspace, inputs.path!), { recursive: true });
    for (const name of existsSync(from) ? readdirSync(from).filter((one) => pattern.test(one)) : []) {
      cpSync(join(from, name), join(workspace, inputs.path!, name), { recursive: true });
    }
  },
};
