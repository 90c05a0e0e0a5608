import { partsOf } from './flag-names';
import { Choice, QuestionEntry, Subject } from './question';
import { ALTERNATIVE_FLAGS } from './question-table';
import { entriesOf } from './questions-about';

/** A flag of a command that asks. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  /** Each `list` may be given several times; each `boolean` has a `--no-…`. */
  readonly type: 'text' | 'list' | 'boolean';
  /** What stands for the value in the help. */
  readonly value?: string;
  /** Without a full stop. */
  readonly help: string;
  /** Help of the `--no-…` alone. */
  readonly off?: string;
  readonly default?: boolean;
  /** What happens without it. Default: it is asked in a terminal. */
  readonly otherwise?: string;
}

/** The flags of a conversation about a new repository, or about an addition to an existing one. */
export function flagsOf(subject: Subject): Flag[] {
  const entries = entriesOf({ subject, isAdded: subject !== 'product' });
  const hasAccount = entries.some(({ type }) => type === 'account');
  return [
    ...entries.map(flagOf),
    ...ALTERNATIVE_FLAGS[subject].map(({ help, key, value }): Flag => ({ name: key, type: 'text', value, help })),
    ...(subject === 'product' ? PRODUCT_FLAGS : []),
    ...(hasAccount ? [AWS] : []),
    YES,
  ];
}

const PRODUCT_FLAGS: readonly Flag[] = [
  {
    name: 'environment',
    type: 'list',
    value: `"${partsHelp('environment')}"`,
    help: `An environment, in promotion order, as "${partsHelp('environment')}"; may be given several times`,
  },
  {
    name: 'service',
    type: 'list',
    value: `"${partsHelp('service')}"`,
    help: `A service, as "${partsHelp('service')}"; may be given several times`,
  },
  {
    name: 'config-file',
    type: 'text',
    value: 'FILE',
    help: 'A config file to start from, instead of questions: it is copied to ecs-pipeline.yaml, which must not exist yet',
    otherwise: 'ecs-pipeline.yaml; where it does not exist yet, the questions',
  },
  {
    name: 'ask',
    type: 'boolean',
    help: 'In a terminal, ask everything that the flags of an environment or service leave out, and whether there are more',
    default: false,
  },
];

const AWS: Flag = {
  name: 'aws',
  type: 'boolean',
  help: 'Choose accounts from the AWS profiles of this machine; --no-aws: account ids are typed',
  off: 'Type account ids, and read no AWS profile of this machine',
  default: true,
};

const YES: Flag = {
  name: 'yes',
  type: 'boolean',
  help: 'Take the default of every question that has one, without asking',
  default: false,
};

function flagOf({ help, key, type, value }: QuestionEntry): Flag {
  if (type === 'confirm') return { name: key, type: 'boolean', help, off: `The opposite of --${key}` };
  if (type === 'list') return { name: key, type, value, help: `${help}; may be given several times` };
  return { name: key, type: 'text', value, help };
}

/** For example `name=NAME approval=yes|no`. */
function partsHelp(subject: 'environment' | 'service'): string {
  const { example } = partsOf(subject);
  return entriesOf({ subject })
    .map((entry) => {
      if (entry.type === 'confirm') return `${entry.key}=yes|no`;
      if (entry.type === 'list') return `${example(entry)},…`;
      const { choices, isOpen } = entry;
      return Array.isArray(choices) && !isOpen
        ? `${entry.key}=${choices.map(({ value }: Choice) => value).join('|')}`
        : example(entry);
    })
    .join(' ');
}
