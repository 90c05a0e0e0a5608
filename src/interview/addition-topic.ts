import { EcsPipelineConfig, EnvironmentConfig, Path, ServiceSettings } from '../config';
import { isMap } from '../config/maps';
import { enumerateNames } from '../text/messages';
import { Topic } from './check-answer';
import { draftOf } from './draft';
import { OWN_FLAGS } from './flag-names';
import { Answers } from './question';
import { QUESTIONS } from './question-table';
import { Item, questionsAbout, standInsOf } from './questions-about';

/** What can be added to an existing config. */
export type Added = 'environment' | 'service';

export const LIST_OF = { environment: 'environments', service: 'services' } as const;

/** The conversation about an environment or service that is added to an existing config. */
export function additionTopic(config: EcsPipelineConfig, subject: Added): Topic {
  const list = LIST_OF[subject];
  const items: readonly object[] = config[list];
  const names = config[list].map(({ name }) => name);
  return {
    questions: (answers) => questionsAbout(addedItem(config, subject, answers), answers),
    draft: (answers) => {
      const item = addedItem(config, subject, answers);
      const { index } = item.situation;
      return { ...config, [list]: [...items.slice(0, index), draftOf(item, answers), ...items.slice(index)] };
    },
    standIns: (answers) => standInsOf(addedItem(config, subject, answers)),
    remark: (answers, { id }) => {
      if (subject !== 'environment' || id !== 'account-id') return undefined;
      const same = config.environments.filter(({ accountId }) => accountId === answers[id]).map(({ name }) => name);
      if (same.length === 0) return undefined;
      return `${answers.name} is in the same account as ${same.join(', ')}: ${answers[id]}.`;
    },
    refuse: (answers, { id }) => {
      if (id !== 'name' || !names.includes(answers.name!)) return undefined;
      return { message: 'already exists', fix: `use a name other than ${enumerateNames(names, 'or')}` };
    },
  };
}

/** The new environment or service, for its flags and questions. */
export function addedItem(config: EcsPipelineConfig, subject: Added, answers: Answers): Item {
  const list = LIST_OF[subject];
  const items: readonly unknown[] = config[list];
  const index = subject === 'environment' ? indexOf(config.environments, answers.after) : items.length;
  const entries = QUESTIONS[subject];
  const situation = {
    index,
    region: config.region,
    environments: config.environments.map(({ name }) => name),
    priorities: config.services.flatMap(({ overrides = {}, ...service }) =>
      [service, ...Object.values(overrides)].flatMap(prioritiesOf),
    ),
    previous: (key: string) => textAt(items[index - 1], entries.find((entry) => entry.key === key)?.paths?.[0] ?? []),
  };
  return { subject, prefix: '', path: [list, index], situation, flags: OWN_FLAGS, isAdded: true };
}

/** On any listener, because it may become the same one. In overrides, null removes a value. */
function prioritiesOf({ extraLoadBalancers, loadBalancer }: ServiceSettings): number[] {
  return [loadBalancer, ...Object.values(extraLoadBalancers ?? {})].flatMap((balancer) => balancer?.priority ?? []);
}

function indexOf(environments: readonly EnvironmentConfig[], after: string | undefined): number {
  return after === undefined ? environments.length : environments.findIndex(({ name }) => name === after) + 1;
}

function textAt(value: unknown, [key, ...rest]: Path): string | undefined {
  if (key !== undefined) return isMap(value) ? textAt(value[key], rest) : undefined;
  return typeof value === 'string' ? value : undefined;
}
