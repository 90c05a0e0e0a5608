import { listOf, type Policies, type Statement } from './rendered-policies';
import { EXCEPTIONS, type Exception } from './wildcard-exceptions';

export interface Wildcard {
  readonly statement: Statement;
  /** The action or resource with the asterisk. */
  readonly text: string;
}

/** Every asterisk in an action or a resource of a policy. */
export function wildcardsIn(policies: Policies): Wildcard[] {
  return statementsOf(policies).flatMap((statement) =>
    [...listOf(statement.Action), ...listOf(statement.Resource)]
      .filter((text) => text.includes('*'))
      .map((text) => ({ statement, text })),
  );
}

export function statementsOf({ identity, resource }: Policies): Statement[] {
  return [...Object.values(identity).flat(), ...Object.values(resource)].flatMap(({ Statement }) => Statement);
}

/** The wildcards that no exception allows. */
export function unexplained(policies: Policies): string[] {
  return wildcardsIn(policies)
    .filter((wildcard) => !EXCEPTIONS.some((exception) => covers(exception, wildcard)))
    .map(
      ({ statement, text }) => `${statement.Sid ?? 'a statement without Sid'} of ${listOf(statement.Action)}: ${text}`,
    );
}

export function covers({ sid, wildcard }: Exception, { statement, text }: Wildcard): boolean {
  return sid.test(statement.Sid ?? '') && wildcard.test(text);
}
