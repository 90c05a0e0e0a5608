import { parseObject } from './ledger';

/** Why nothing is promoted into an environment. */
export interface Hold {
  readonly reason: string;
  /** ARN, or null where it is unknown. */
  readonly by: string | null;
  /** In ISO 8601, or null where it is unknown. */
  readonly since: string | null;
}

/** A hold's parameter. Whatever it says, its existence is the hold. */
export function parseHold(value: string): Hold {
  const hold = parseObject(value);
  const text = (key: string) => (typeof hold?.[key] === 'string' ? hold[key] : null);
  return { reason: text('reason') ?? value, by: text('by'), since: text('since') };
}

/** The holds among the parameters of a product, by name. */
export function holdsIn(parameters: ReadonlyMap<string, string>): Map<string, Hold> {
  return new Map(
    [...parameters].filter(([name]) => name.endsWith('/hold')).map(([name, value]) => [name, parseHold(value)]),
  );
}

/** The characters of a stage transition's reason, and how many it may have. */
const NOT_ALLOWED = /[^a-zA-Z0-9!@ ().*?-]+/g;
const LONGEST = 300;

/**
 * A reason as a stage transition takes it; the whole one is in the parameter.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html
 */
export function transitionReason(reason: string): string {
  const text = reason.replace(NOT_ALLOWED, ' ').replace(/ +/g, ' ').trim().slice(0, LONGEST);
  return text === '' ? 'on hold' : text;
}
