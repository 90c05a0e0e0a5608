import { Arn, parseArn } from '../aws/arn';
import { givenProperties } from '../cloudformation/given-properties';
import { EnvironmentConfig } from '../config/environment-config';
import { Path } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { enumerate } from '../text/messages';
import { LOAD_BALANCERS, loadBalancersIn } from './load-balancer-rule';
import { isKnownRegion } from './partitions';
import { Rule, RuleInput, readableTargets } from './rule';

/**
 * Target groups of another account or Region than the service's.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
 */
export const targetGroupPlaces = placeRule(
  ['targetGroupArn'],
  ({ at, settings: { targetGroupArn } }) =>
    targetGroupArn === undefined ? [] : [{ arn: targetGroupArn, path: at(['targetGroupArn']) }],
  () => PARTS,
);

/**
 * Roles of another account than the service's: nobody can pass them.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const rolePlaces = placeRule(
  ['taskRoleArn', 'executionRoleArn'],
  ({ at, settings }) =>
    (['taskRoleArn', 'executionRoleArn'] as const).flatMap((key) => {
      const arn = settings[key];
      return arn === undefined ? [] : [{ arn, path: at([key]) }];
    }),
  () => ['account'],
);

/**
 * Policies that are neither AWS's nor of the account of the role.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export const rolePolicyPlaces = placeRule(
  ['taskPolicyArns', 'executionPolicyArns'],
  ({ at, settings }) =>
    (['taskPolicyArns', 'executionPolicyArns'] as const).flatMap((key) =>
      (settings[key] ?? []).map((arn, index) => ({ arn, path: at([key, index]) })),
    ),
  ({ accountId }) => (accountId === 'aws' ? [] : ['account']),
);

/**
 * Namespaces and services of AWS Cloud Map in another Region than the service's. A namespace can be shared by another
 * account.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-shared-namespaces.html
 */
export const discoveryPlaces = placeRule(
  ['serviceConnect', 'serviceDiscovery'],
  ({ at, settings: { serviceConnect, serviceDiscovery } }) => [
    ...(serviceConnect?.namespace === undefined
      ? []
      : [{ arn: serviceConnect.namespace, path: at(['serviceConnect', 'namespace']) }]),
    ...(serviceDiscovery?.serviceArn === undefined
      ? []
      : [{ arn: serviceDiscovery.serviceArn, path: at(['serviceDiscovery', 'serviceArn']) }]),
  ],
  ({ resource }) => (resource.startsWith('namespace/') ? ['Region'] : PARTS),
);

/**
 * Listeners, load balancers and certificates of another account or Region than the service's. A server certificate of
 * IAM is in no Region.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html
 */
export const loadBalancerPlaces = placeRule(
  LOAD_BALANCERS,
  (target) =>
    loadBalancersIn(target).flatMap(({ at, balancer }) =>
      (['listenerArn', 'loadBalancerArn', 'certificateArn'] as const).flatMap((key) => {
        const arn = balancer[key];
        return arn === undefined ? [] : [{ arn, path: at(key) }];
      }),
    ),
  ({ region }) => (region === '' ? ['account'] : PARTS),
);

/** Services whose resources an alarm of another account may use, where their own policies allow it. */
const ACROSS_ACCOUNTS = ['lambda', 'sns'];

/**
 * Actions of another Region than the alarm's, or of another account. An action whose ARN names no Region is everywhere.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const alarmActionPlaces = placeRule(
  ['alarm'],
  ({ at, settings: { alarm } }) =>
    (['alarmActions', 'okActions'] as const).flatMap((key) =>
      (alarm?.[key] ?? []).map((arn, index) => ({ arn, path: at(['alarm', key, index]) })),
    ),
  ({ accountId, region, service }) => [
    // The action `arn:aws:automate:eu-west-1:ec2:stop` has a service there.
    ...(ACROSS_ACCOUNTS.includes(service) || !/^\d{12}$/.test(accountId) ? [] : (['account'] as const)),
    ...(region === '' ? [] : (['Region'] as const)),
  ],
);

/**
 * Dead-letter queues of another account or Region than the schedule's.
 *
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export const deadLetterQueuePlaces = placeRule(
  ['scheduleOptions'],
  ({ at, settings: { scheduleOptions: { deadLetterQueueArn } = {} } }) =>
    deadLetterQueueArn === undefined
      ? []
      : [{ arn: deadLetterQueueArn, path: at(['scheduleOptions', 'deadLetterQueueArn']) }],
  () => PARTS,
);

/** Services whose resources ECS uses in its own account and Region, or account, only. */
const PROPERTY_PARTS: { readonly [service: string]: readonly Part[] } = {
  elasticloadbalancing: ['account', 'Region'],
  iam: ['account'],
};

/**
 * Target groups, listener rules and roles that CloudFormation properties name. Nobody can pass a role of another account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const propertyPlaces = placeRule(
  ['cloudFormationProperties'],
  ({ at, settings: { cloudFormationProperties } }) =>
    givenProperties('service', cloudFormationProperties?.service ?? {}, () => false).flatMap(({ path, value }) =>
      typeof value === 'string' ? [{ arn: value, path: at(['cloudFormationProperties', 'service', ...path]) }] : [],
    ),
  ({ service }) => PROPERTY_PARTS[service] ?? [],
);

/** An ARN under a service's settings. */
interface Reference {
  readonly path: Path;
  readonly arn: string;
}

/** What an ARN has to share with the environment that it is used in. */
type Part = 'account' | 'Region';

const PARTS: readonly Part[] = ['account', 'Region'];

/**
 * A rule about ARNs that a service can use in an environment only where it is. What is wrong in several environments
 * alike, as no override says otherwise, is one problem.
 */
function placeRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>) => Reference[],
  partsOf: (arn: Arn) => readonly Part[],
): Rule {
  return (config) => {
    const problems = new Map<
      string,
      { reference: Reference; parts: Set<Part>; environments: Place[]; isAlone: boolean }
    >();
    for (const target of readableTargets(config, config.targets, reads)) {
      const place = placeOf(target.environment, config);
      for (const reference of find(target)) {
        const arn = parseArn(reference.arn);
        const wrong = arn ? partsOf(arn).filter((part) => isElsewhere(part, arn, place)) : [];
        if (wrong.length === 0) continue;
        const key = JSON.stringify(reference);
        const known = problems.get(key) ?? {
          reference,
          parts: new Set(),
          environments: [],
          isAlone: isAlone(target, config),
        };
        for (const part of wrong) known.parts.add(part);
        known.environments.push(place);
        problems.set(key, known);
      }
    }
    return [...problems.values()].map(({ environments, isAlone, parts, reference: { arn, path } }) => ({
      path,
      message: `not in the ${enumerate(PARTS.filter((part) => parts.has(part)))} of ${enumerate([...new Set(environments.map(({ name }) => name))])}`,
      value: arn,
      fix: fixFor(environments, path.includes('overrides') || isAlone),
    }));
  };
}

/** Whether the service runs in no other environment. */
function isAlone({ service }: ServiceTarget, { targets }: RuleInput): boolean {
  return targets.filter((target) => target.service === service).length === 1;
}

/** @param isItsOwn - whether the ARN is set for that environment alone */
function fixFor([first, ...others]: readonly Place[], isItsOwn: boolean): string {
  if (!first || others.length > 0) return 'set one for each of them under overrides';
  const place = [first.accountId && `account ${first.accountId}`, first.region].filter(Boolean).join(' and ');
  return `use one in ${place}${isItsOwn ? '' : `, under overrides.${first.name}`}`;
}

/** Where an environment is, as far as it is known. */
interface Place {
  readonly name: string;
  readonly accountId?: string;
  readonly region?: string;
}

function placeOf(environment: Partial<EnvironmentConfig>, config: RuleInput): Place {
  const at = ['environments', config.environments.indexOf(environment)];
  const { accountId, name = '{environment}', region = config.region } = environment;
  // A misspelt Region is one mistake, and no ARN is wrong because of it.
  const isKnown = region !== undefined && isKnownRegion(region, config) && !config.isBroken([...at, 'region']);
  return { accountId, name, region: isKnown ? region : undefined };
}

function isElsewhere(part: Part, arn: Arn, { accountId, region }: Place): boolean {
  return part === 'account'
    ? accountId !== undefined && arn.accountId !== accountId
    : region !== undefined && arn.region !== region;
}
