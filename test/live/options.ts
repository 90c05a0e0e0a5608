import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../../src/user-error';

/** The AWS profile for each account. */
export interface Profiles {
  readonly pipeline: string;
  /** Maps each environment to its profile, in promotion order. */
  readonly environments: Readonly<Record<string, string>>;
}

export interface Options {
  /** Undefined for a rehearsal on the emulator. */
  readonly profiles?: Profiles;
  readonly region: string;
  readonly yes: boolean;
  readonly keep: boolean;
  readonly json?: string;
}

/** Exit code if the run is refused. */
export const REFUSED = 2;

const USAGE = `
Use only accounts that can be damaged: sandbox accounts with a default VPC. The profiles need administrator access.

  npm run test:live -- --profile sandbox                         everything in one account
  npm run test:live -- --profile pipeline=a dev=b staging=c      one account for each
  npm run test:live -- --emulator                                a rehearsal on emulated AWS, without any account`;

/** The environments if there is only one profile. The first needs no approval, the others do. */
const ENVIRONMENTS = ['dev', 'staging'];

/** @throws UserError that lists the required options */
export function parseOptions(args: readonly string[]): Options {
  const command = new Command('npm run test:live --')
    .description('Deploy to real accounts, and report on the unproven claims in docs/live.md.')
    .option('--profile <profiles...>', 'NAME for a single account, or pipeline=NAME and ENVIRONMENT=NAME for each')
    .option('--region <region>', 'AWS Region of all accounts', region, 'eu-west-1')
    .option('--yes', 'do not ask before creating anything', false)
    .option('--keep', 'leave everything in place, and print how to remove it', false)
    .option('--json <file>', 'also write the report to this file')
    .addOption(new Option('--emulator', 'rehearse on emulated AWS').default(false).conflicts('profile'))
    .addHelpText('after', USAGE)
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0) throw new UserError(`${error.message}\n${USAGE}`);
    throw error;
  }
  const { emulator, profile, ...options } = command.opts();
  return { ...options, profiles: emulator ? undefined : readProfiles(profile ?? []) } as Options;
}

function readProfiles(values: readonly string[]): Profiles {
  if (values.length === 0) throw new UserError(`--profile: is required unless --emulator is given.\n${USAGE}`);
  const [only] = values;
  if (values.length === 1 && only && !only.includes('=')) {
    return { pipeline: only, environments: Object.fromEntries(ENVIRONMENTS.map((name) => [name, only])) };
  }
  const pairs = values.map((value) => {
    const [, name, profile] = /^([a-z](?:-?[a-z0-9])*)=(.+)$/.exec(value) ?? [];
    if (!name || !profile) throw new UserError(`--profile: expected ENVIRONMENT=PROFILE, got ${value}\n${USAGE}`);
    return [name, profile] as const;
  });
  const { pipeline, ...environments } = Object.fromEntries(pairs);
  const names = Object.keys(environments);
  if (!pipeline || names.length < 2 || names.length + 1 < pairs.length) {
    throw new UserError(
      `--profile: expected pipeline=… and at least two environments without duplicates, got ${values.join(' ')}\n${USAGE}`,
    );
  }
  return { pipeline, environments };
}

function region(value: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(value)) return value;
  throw new InvalidArgumentError('expected a Region, for example eu-west-1');
}
