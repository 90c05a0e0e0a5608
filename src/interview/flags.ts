import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { Answers } from './question';

/** The flags of a new repository, as the command line gives them. A list is a flag that is given several times. */
export interface ProductFlags {
  readonly name?: string;
  readonly region?: string;
  readonly pipelineAccount?: string;
  readonly environment?: readonly string[];
  readonly service?: readonly string[];
  /** The name of the role; empty: none. */
  readonly terraformRole?: string;
}

const ENVIRONMENT_KEYS = ['name', 'account', 'region', 'approval', 'approvers', 'notify'];
const SERVICE_KEYS = ['name', 'port', 'size', 'push', 'github', 'repository'];

/** The answers that flags give, not yet checked. @throws UserError - where a part of a flag is none */
export function answersFromFlags(flags: ProductFlags): Answers {
  const { environment = [], name, pipelineAccount, region, service = [], terraformRole } = flags;
  const answers = {
    name,
    region,
    'pipeline.account': pipelineAccount,
    ...items('environments', '--environment', environment, ENVIRONMENT_KEYS),
    ...items('services', '--service', service, SERVICE_KEYS),
    ...(terraformRole === undefined ? {} : roleAnswers(terraformRole)),
  };
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Whether a flag speaks of what a question is about: then its default will do where the flag leaves it out. */
export function isFlagged(flags: ProductFlags, id: string): boolean {
  const [list, index] = id.split('.');
  const flag = list === 'environments' ? flags.environment : list === 'services' ? flags.service : undefined;
  return Number(index) < (flag?.length ?? 0);
}

function items(list: string, flag: string, values: readonly string[], keys: readonly string[]): Answers {
  const entries = values.flatMap((value, index): [string, string][] => [
    ...parts(flag, value, keys).map(([key, text]): [string, string] => [`${list}.${index}.${key}`, text]),
    [`${list}.${index}.another`, index < values.length - 1 ? 'yes' : 'no'],
  ]);
  return Object.fromEntries(entries);
}

/** Of `name=dev account=222222222222`. */
function parts(flag: string, value: string, keys: readonly string[]): [string, string][] {
  return value
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const key = at === -1 ? part : part.slice(0, at);
      if (at !== -1 && keys.includes(key)) return [key, part.slice(at + 1)];
      const meant = suggest(key, keys);
      const fix = meant ? `did you mean ${meant}=…?` : `use ${enumerate(keys.map((one) => `${one}=…`))}`;
      throw new UserError(`${flag}: no part of it, got ${JSON.stringify(part)}; ${fix}`);
    });
}

function roleAnswers(role: string): Answers {
  return role === '' ? { 'terraform.assumes': 'no' } : { 'terraform.assumes': 'yes', 'terraform.role': role };
}
