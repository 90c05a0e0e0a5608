import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../e2e/accounts';
import { administrator, assumeRole } from '../e2e/aws';
import { PipelinePlayer } from '../e2e/pipeline-player';
import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import type { Profiles } from './options';

const ACCOUNTS = { pipeline: '111111111111', dev: '222222222222', staging: '333333333333' } as const;

/** The only Region that the emulator supports. */
export const EMULATED_REGION = 'eu-west-1';

export interface Rehearsal {
  readonly emulator: Emulator;
  readonly player: PipelinePlayer;
  readonly profiles: Profiles;
  /** The resources in the accounts beyond those that were prepared. */
  remains(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts the emulator, and directs this process and its children to it through profiles, as on AWS. */
export async function startRehearsal(): Promise<Rehearsal> {
  const emulator = await startEmulator();
  const player = await PipelinePlayer.start(emulator);
  const profiles = await Promise.all(Object.entries(ACCOUNTS).map(([name, id]) => profile(emulator, name, id)));
  const file = join(temporaryFolder(), 'config');
  writeFileSync(file, profiles.join('\n'));
  const keys = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  for (const [name, value] of Object.entries({ ...emulator.environment, ...keys, AWS_CONFIG_FILE: file })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const { pipeline, ...environments } = Object.fromEntries(Object.keys(ACCOUNTS).map((name) => [name, name]));
  const prepared = lines(await emulator.inventory());
  const remains = async () => lines(await emulator.inventory()).filter((line) => !prepared.includes(line));
  const stop = async () => {
    await emulator.stop();
    await player.stop();
  };
  return { emulator, player, profiles: { pipeline: pipeline!, environments }, remains, stop };
}

/** Contains the role's credentials, because Terraform would look up a role in a profile on AWS itself. */
async function profile(emulator: Emulator, name: string, accountId: string): Promise<string> {
  const role = 'administrator';
  await new Accounts(emulator).createAdministratorRole(accountId, role);
  const arn = `arn:aws:iam::${accountId}:role/${role}`;
  const { credentials } = await assumeRole(emulator, administrator(accountId), arn, 'test-live');
  return `[profile ${name}]
aws_access_key_id = ${credentials.accessKeyId}
aws_secret_access_key = ${credentials.secretAccessKey}
aws_session_token = ${credentials.sessionToken}
`;
}

function lines(inventory: Inventory): string[] {
  return Object.entries(inventory).flatMap(([account, items]) => items.map((item) => `${account} ${item}`));
}
