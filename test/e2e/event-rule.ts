import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import type { Emulator } from '../emulator/emulator';
import { type Actor, clientOf } from './aws';

export interface Delivery {
  readonly targetArn: string;
  /** The text that the target receives. */
  readonly input: string;
}

/** What EventBridge would send to which targets for this event, by the rules of the account's default bus. */
export async function deliveries(emulator: Emulator, actor: Actor, event: object): Promise<Delivery[]> {
  const events = clientOf(EventBridgeClient, emulator, actor);
  const { Rules = [] } = await events.send(new ListRulesCommand({}));
  const matching = Rules.filter(
    ({ State, EventPattern }) => State === 'ENABLED' && matches(JSON.parse(EventPattern ?? '{}'), event),
  );
  const targets = matching.map(({ Name }) => events.send(new ListTargetsByRuleCommand({ Rule: Name })));
  return (await Promise.all(targets)).flatMap(({ Targets = [] }) =>
    Targets.map((target) => ({ targetArn: target.Arn ?? '', input: transform(target, event) })),
  );
}

/** Matches each field against a list of exact values, the only patterns that the rules use. */
function matches(pattern: object, event: object): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = (event as Record<string, unknown>)[field];
    if (!Array.isArray(wanted)) return typeof value === 'object' && value !== null && matches(wanted, value);
    if (wanted.some((item) => typeof item === 'object'))
      throw new Error(`${field}: must be an exact value, got ${wanted}`);
    return wanted.includes(value);
  });
}

/** Replaces `<name>` in the template, also within strings, by the value at the input path of that name. */
function transform({ InputTransformer }: Target, event: object): string {
  if (!InputTransformer) return JSON.stringify(event);
  const { InputPathsMap = {}, InputTemplate = '' } = InputTransformer;
  return InputTemplate.replace(/<([^>]+)>/g, (_, name: string) => {
    const path = InputPathsMap[name];
    if (!path) throw new Error(`input template: <${name}> is not one of the input paths`);
    return String(follow(path, event));
  });
}

function follow(path: string, event: object): unknown {
  const [root, ...fields] = path.split('.');
  if (root !== '$') throw new Error(`input path: must start with $, got ${path}`);
  return fields.reduce<unknown>((value, field) => (value as Record<string, unknown> | undefined)?.[field], event);
}
