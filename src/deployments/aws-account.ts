import { Session } from '../doctor/accounts';
import { CLIENT_SETTINGS } from '../doctor/client-settings';
import { CallError } from './call-error';

/** More than elsewhere, because concurrent calls for a hundred pipelines are throttled. */
const ATTEMPTS = 5;

/** The settings of a client. */
export type ClientSettings = typeof CLIENT_SETTINGS & Session & { readonly region: string };

/** An account with working credentials. */
export class AwsAccount {
  /** One for each service and Region: a new client would fetch credentials again, and a credential process can be slow. */
  private readonly clients = new Map<unknown, Map<string, unknown>>();

  /** @param caller - ARN of the caller */
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
   * Waits for the answer to a call.
   *
   * @param call - its IAM action
   * @throws CallError - if the call fails
   */
  async ask<Answer>(call: string, answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      throw new CallError(call, this, error);
    }
  }
}
