import { parseObject } from './ledger';

/** A hold on an environment. */
export interface Hold {
  readonly reason: string;
  /** ARN, or null if unknown. */
  readonly by: string | null;
  /** In ISO 8601, or null if unknown. */
  readonly since: string | null;
}

/** Parses a hold's parameter. Any value is a hold, because the parameter's existence is what counts. */
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

/** The characters that the reason of a stage transition cannot have, and its maximum length. */
const NOT_ALLOWED = /[^a-zA-Z0-9!@ ().*?-]+/g;
const LONGEST = 300;

/**
 * A reason in the form that a stage transition accepts; the parameter has the full one.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html
 */
export function transitionReason(reason: string): string {
  const text = reason.replace(NOT_ALLOWED, ' ').replace(/ +/g, ' ').trim().slice(0, LONGEST);
  return text === '' ? 'on hold' : text;
}
