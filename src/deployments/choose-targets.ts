import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { Target } from './targets';

/**
 * The services of an environment, or those that are named.
 *
 * @param services - none: all of them
 * @throws UserError - with each name that does not exist
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
      `--service: not in ${environment}, got ${enumerate(absent)}; ${environment} has ${enumerate(names)}`,
    );
  }
  return services.length === 0 ? here : here.filter(({ service }) => services.includes(service));
}

/** One service in one environment. @throws UserError - where a name does not exist, or several services are there */
export function chooseTarget(targets: readonly Target[], environment: string, service: string | undefined): Target {
  const chosen = chooseTargets(targets, environment, service === undefined ? [] : [service]);
  if (chosen.length === 1) return chosen[0]!;
  const names = chosen.map((target) => target.service);
  throw new UserError(`--service: needed where there are several; use ${enumerate(names, 'or')}`);
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  const all = `there ${known.length === 1 ? 'is' : 'are'} ${enumerate(known)}`;
  return `${what}: unknown, got ${showValue(name)}; ${meant ? `did you mean ${meant}? ` : ''}${meant ? `(${all})` : all}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
