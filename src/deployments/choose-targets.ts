import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { Target } from './targets';

/**
 * The targets of an environment, optionally limited to some services.
 *
 * @param services - empty: all of them
 * @throws UserError - listing each unknown name
 */
export function chooseTargets(
  targets: readonly Target[],
  environment: string,
  services: readonly string[] = [],
): Target[] {
  const environments = unique(targets.map((target) => target.environment));
  const known = unique(targets.map((target) => target.service));
  const problems = [
    ...(environments.includes(environment) ? [] : [unknown('environment', environment, environments)]),
    ...services.filter((name) => !known.includes(name)).map((name) => unknown('--service', name, known)),
  ];
  if (problems.length > 0) throw new UserError(problems.join('\n'));

  const here = targets.filter((target) => target.environment === environment);
  const absent = services.filter((name) => !here.some(({ service }) => service === name));
  if (absent.length > 0) {
    const names = here.map(({ service }) => service);
    throw new UserError(
      `--service: not deployed to ${environment}, got ${enumerate(absent)}; use ${enumerate(names, 'or')}`,
    );
  }
  return services.length === 0 ? here : here.filter(({ service }) => services.includes(service));
}

/** One service in one environment. @throws UserError - if a name is unknown, or the environment has several services */
export function chooseTarget(targets: readonly Target[], environment: string, service: string | undefined): Target {
  const chosen = chooseTargets(targets, environment, service === undefined ? [] : [service]);
  if (chosen.length === 1) return chosen[0]!;
  const names = chosen.map((target) => target.service);
  throw new UserError(`--service: required because ${environment} has several services; use ${enumerate(names, 'or')}`);
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  const fix = meant ? `did you mean ${meant}? (known: ${known.join(', ')})` : `use ${enumerate(known, 'or')}`;
  return `${what}: unknown, got ${showValue(name)}; ${fix}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
