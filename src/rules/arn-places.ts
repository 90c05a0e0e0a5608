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
 * Target groups outside the service's account or Region.
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
 * Roles outside the service's account, which cannot be passed.
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
 * Policies that are neither managed by AWS nor in the role's account.
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
 * AWS Cloud Map namespaces outside the service's Region, and Cloud Map services outside its account or Region. A
 * namespace can be shared by another account.
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
 * Listeners, load balancers and certificates outside the service's account or Region. An IAM server certificate has no
 * Region.
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

/** Services whose resource policies can allow an alarm in another account. */
const ACROSS_ACCOUNTS = ['lambda', 'sns'];

/**
 * Alarm actions outside the alarm's Region or account. An action whose ARN has no Region can be used in every Region.
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
    // In `arn:aws:automate:eu-west-1:ec2:stop`, a service takes the place of the account.
    ...(ACROSS_ACCOUNTS.includes(service) || !/^\d{12}$/.test(accountId) ? [] : (['account'] as const)),
    ...(region === '' ? [] : (['Region'] as const)),
  ],
);

/**
 * Dead-letter queues outside the schedule's account or Region.
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

/** What the resources of these services must share with the ECS service that uses them. */
const PROPERTY_PARTS: { readonly [service: string]: readonly Part[] } = {
  elasticloadbalancing: ['account', 'Region'],
  iam: ['account'],
};

/**
 * Target groups, listener rules and roles in CloudFormation properties. A role in another account cannot be passed.
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

/** An ARN in a service's settings. */
interface Reference {
  readonly path: Path;
  readonly arn: string;
}

/** What an ARN must have in common with the environment that uses it. */
type Part = 'account' | 'Region';

const PARTS: readonly Part[] = ['account', 'Region'];

/**
 * A rule for ARNs that must be in the account or Region of the environment that uses them. An ARN that is wrong in
 * several environments, because none of them overrides it, is reported once.
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

/** Whether the service runs in this environment only. */
function isAlone({ service }: ServiceTarget, { targets }: RuleInput): boolean {
  return targets.filter((target) => target.service === service).length === 1;
}

/** @param isItsOwn - whether the ARN is set for that environment alone */
function fixFor([first, ...others]: readonly Place[], isItsOwn: boolean): string {
  if (!first || others.length > 0) return 'set one for each of these environments under overrides';
  const place = [first.accountId && `account ${first.accountId}`, first.region && `Region ${first.region}`]
    .filter(Boolean)
    .join(' and ');
  return `use one in ${place}${isItsOwn ? '' : `, under overrides.${first.name}`}`;
}

/** The account and Region of an environment, as far as they are known. */
interface Place {
  readonly name: string;
  readonly accountId?: string;
  readonly region?: string;
}

function placeOf(environment: Partial<EnvironmentConfig>, config: RuleInput): Place {
  const at = ['environments', config.environments.indexOf(environment)];
  const { accountId, name = '{environment}', region = config.region } = environment;
  // A misspelled Region is reported by itself and makes no ARN wrong.
  const isKnown = region !== undefined && isKnownRegion(region, config) && !config.isBroken([...at, 'region']);
  return { accountId, name, region: isKnown ? region : undefined };
}

function isElsewhere(part: Part, arn: Arn, { accountId, region }: Place): boolean {
  return part === 'account'
    ? accountId !== undefined && arn.accountId !== accountId
    : region !== undefined && arn.region !== region;
}
