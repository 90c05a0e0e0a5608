import type { Values } from './pipeline-state';

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const LONGEST_VALUE = 1000;

/**
 * An action's configuration with every `#{namespace.name}` replaced.
 *
 * Throws if no action has set a variable or if a value is too long. Both fail the action.
 *
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export function resolveConfiguration(configuration: Values, namespaces: Readonly<Record<string, Values>>): Values {
  const resolved: Record<string, string> = {};
  for (const key in configuration) {
    const value = resolve(configuration[key]!, namespaces);
    if (value.length > LONGEST_VALUE) {
      throw new Error(`${key}: has ${value.length} characters; at most ${LONGEST_VALUE} are allowed`);
    }
    resolved[key] = value;
  }
  return resolved;
}

function resolve(text: string, namespaces: Readonly<Record<string, Values>>): string {
  return text.replace(REFERENCE, (reference, namespace: string, name: string) => {
    const value = namespaces[namespace]?.[name];
    if (value === undefined) throw new Error(`${reference}: no action has set this variable`);
    return value;
  });
}

const REFERENCE = /#\{([^.}]+)\.([^}]+)\}/g;

/** The namespaces in the values. */
export function namespacesIn(values: readonly string[]): string[] {
  return values.flatMap((value) => [...value.matchAll(REFERENCE)].map(([, namespace]) => namespace!));
}
