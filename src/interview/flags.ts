import { partsOf } from './flag-names';
import { Choice, QuestionEntry, Subject } from './question';
import { ALTERNATIVE_FLAGS } from './question-table';
import { entriesOf } from './questions-about';

/** A flag of a command that asks questions. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  /** A `list` can be repeated; a `boolean` has a `--no-…`. */
  readonly type: 'text' | 'list' | 'boolean';
  /** Placeholder for the value in the help. */
  readonly value?: string;
  /** Without a period. */
  readonly help: string;
  /** Help of the `--no-…` flag. */
  readonly off?: string;
  readonly default?: boolean;
  /** What happens without the flag. Default: it is asked for in a terminal. */
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
    help: `Environment, as "${partsHelp('environment')}"; repeat it in promotion order`,
  },
  {
    name: 'service',
    type: 'list',
    value: `"${partsHelp('service')}"`,
    help: `Service, as "${partsHelp('service')}"; can be repeated`,
  },
  {
    name: 'config-file',
    type: 'text',
    value: 'FILE',
    help: 'Config file to use instead of answering questions; it is copied to ecs-pipeline.yaml, which must not exist yet',
    otherwise: 'ecs-pipeline.yaml if it exists, otherwise the answers to the questions',
  },
  {
    name: 'ask',
    type: 'boolean',
    help: 'In a terminal, ask for everything that --environment and --service leave out, and for more environments and services',
    default: false,
  },
];

const AWS: Flag = {
  name: 'aws',
  type: 'boolean',
  help: 'Choose accounts from the AWS profiles on this machine; --no-aws: type account IDs',
  off: 'Type account IDs, and do not read the AWS profiles on this machine',
  default: true,
};

const YES: Flag = {
  name: 'yes',
  type: 'boolean',
  help: 'Use the default for every question that has one, without asking',
  default: false,
};

function flagOf({ help, key, type, value }: QuestionEntry): Flag {
  if (type === 'confirm') return { name: key, type: 'boolean', help, off: `The opposite of --${key}` };
  if (type === 'list') return { name: key, type, value, help: `${help}; can be repeated` };
  return { name: key, type: 'text', value, help };
}

/** For example, `name=NAME approval=yes|no`. */
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
