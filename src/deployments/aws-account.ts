import { Session } from '../doctor/accounts';
import { CLIENT_SETTINGS } from '../doctor/client-settings';
import { CallError } from './call-error';

/** More than where one call is made: a call for each of a hundred pipelines at once is throttled. */
const ATTEMPTS = 5;

/** What a client is made with. */
export type ClientSettings = typeof CLIENT_SETTINGS & Session & { readonly region: string };

/** An account that somebody has entered. */
export class AwsAccount {
  /** One for each service and Region: each would ask for credentials again, and a credential process may take long. */
  private readonly clients = new Map<unknown, Map<string, unknown>>();

  /** @param caller - ARN of whoever asks */
  constructor(
    readonly accountId: string,
    readonly caller: string,
    private readonly session: Session,
  ) {}

  client<Client>(Service: new (settings: ClientSettings) => Client, region: string): Client {
    const known = this.clients.get(Service) ?? new Map<string, unknown>();
    const client =
      known.get(region) ?? new Service({ ...CLIENT_SETTINGS, maxAttempts: ATTEMPTS, ...this.session, region });
    this.clients.set(Service, known.set(region, client));
    return client as Client;
  }

  /**
   * An answer of AWS.
   *
   * @param call - as IAM names it
   * @throws CallError - where there is none
   */
  async ask<Answer>(call: string, answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      throw new CallError(call, this, error);
    }
  }
}
