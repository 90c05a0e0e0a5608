import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { Verdict } from './verdict';

/** The settings of a client for the account and Region of an environment. */
export type ClientSettings = typeof CLIENT_SETTINGS & Session & { readonly region: string };

/** A check in the account and Region of an environment. */
export function environmentCheck(
  { accountId, name, region }: EnvironmentModel,
  subject: string,
  run: (clientSettings: ClientSettings) => Promise<Verdict>,
): Check {
  return {
    where: name,
    subject,
    accountId,
    region,
    run: (session) => run({ ...CLIENT_SETTINGS, ...session, region }),
  };
}

/** A resource that services refer to, with those services. */
export interface Named {
  readonly name: string;
  readonly services: readonly EnvironmentServiceModel[];
}

/** Every resource that services refer to, once. @param namesOf - the resources of a service */
export function namedBy(
  services: readonly EnvironmentServiceModel[],
  namesOf: (service: EnvironmentServiceModel) => string | readonly string[] | null,
): Named[] {
  const all = services.map((service) => ({ service, names: [namesOf(service) ?? []].flat() }));
  return [...new Set(all.flatMap(({ names }) => names))].map((name) => ({
    name,
    services: all.filter(({ names }) => names.includes(name)).map(({ service }) => service),
  }));
}
