import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Emulator } from '../emulator/emulator';

export const REGION = 'eu-west-1';

/** Settings of an AWS SDK client. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const OPERATOR: Credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };

/** A caller: credentials, and headers that identify it further. */
export interface Actor {
  readonly credentials: Credentials;
  readonly headers: Record<string, string>;
}

/** An administrator who prepares and inspects the account. The emulator needs only the account ID. */
export const administrator = (accountId: string): Actor => ({
  credentials: OPERATOR,
  headers: { 'x-moto-account-id': accountId },
});

/** An AWS service that acts on behalf of a resource. Trust policies check both. */
export const awsService = (service: string, sourceArn: string): Actor => ({
  credentials: OPERATOR,
  headers: {
    'x-emulator-service': service,
    'x-amz-source-arn': sourceArn,
    'x-amz-source-account': sourceArn.split(':')[4] ?? '',
  },
});

interface Client {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: each client has its own types for the same middleware
    add(middleware: (next: any) => (args: any) => Promise<any>, options: { step: 'build' }): void;
  };
}

/** A client of the emulated service for an actor. */
export function clientOf<T extends Client>(
  Service: new (settings: ClientSettings) => T,
  emulator: Emulator,
  { credentials, headers }: Actor,
  region = REGION,
): T {
  const client = new Service({ endpoint: emulator.endpoint, region, credentials });
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request.headers, headers);
      return next(args);
    },
    { step: 'build' },
  );
  return client;
}

/** Assumes the role, if its trust policy allows the actor. */
export async function assumeRole(emulator: Emulator, actor: Actor, roleArn: string, session: string): Promise<Actor> {
  const { Credentials } = await clientOf(STSClient, emulator, actor).send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: session }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { credentials, headers: {} };
}
