import { Answers, listOf } from './question';
import { countedIds } from './questions';

/** A part of a config that may still be incomplete or wrong: only the check of the config makes one of it. */
export interface Draft {
  readonly [key: string]: unknown;
}

/** What the answers say, in the order in which it is written. */
export function draftOf(answers: Answers): Draft {
  const role = answers['terraform.assumes'] === 'yes' ? answers['terraform.role'] : undefined;
  return {
    name: answers.name,
    region: answers.region,
    pipeline: { accountId: answers['pipeline.account'] },
    environments: countedIds(answers, 'environments').map((prefix, index) =>
      environmentOf(answers, prefix, { isFirst: index === 0, region: answers.region }),
    ),
    services: countedIds(answers, 'services').map((prefix) => serviceOf(answers, prefix)),
    ...(role === undefined ? {} : { terraform: { roleName: role } }),
  };
}

/** What an environment's answers mean depends on its place. */
export interface EnvironmentPlace {
  readonly isFirst: boolean;
  /** The Region of the config. */
  readonly region?: string;
}

export function environmentOf(answers: Answers, prefix: string, { isFirst, region }: EnvironmentPlace): Draft {
  const answer = (key: string) => answers[`${prefix}${key}`];
  const approval = { ...list('notify', answer('notify')), ...list('approvers', answer('approvers')) };
  // `true` is refused for the first environment, where it is mostly a slip of the pen. Here somebody chose it.
  const isMap = isFirst || Object.keys(approval).length > 0;
  return {
    name: answer('name'),
    accountId: answer('account'),
    ...(answer('region') === region ? {} : { region: answer('region') }),
    ...(answer('approval') === 'approval' ? { approval: isMap ? approval : true } : {}),
  };
}

export function serviceOf(answers: Answers, prefix: string): Draft {
  const answer = (key: string) => answers[`${prefix}${key}`];
  const [cpu, memory] = answer('size')?.split('/').map(numberIn) ?? [];
  return {
    name: answer('name'),
    ...(answer('port') ? { containerPort: numberIn(answer('port')!) } : {}),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...imageOf(answer('push'), answer('repository'), answer('github')),
  };
}

function imageOf(push?: string, repositoryArn?: string, repository?: string): Draft {
  if (push === 'iam-user') return { push: { iamUser: true } };
  if (push === 'existing' && repositoryArn !== undefined) return { image: { repositoryArn } };
  return push === 'github' && repository !== undefined ? { push: { github: { repository } } } : {};
}

function list(key: string, answer: string | undefined): Draft {
  const items = listOf(answer);
  return items.length === 0 ? {} : { [key]: items };
}

/** What is no number stays text, so that the check of the config says so. */
function numberIn(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
