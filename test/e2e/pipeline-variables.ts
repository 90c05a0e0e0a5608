/** Namespace to its variables. */
export type Variables = Record<string, Record<string, string>>;

/**
 * Replaces every `#{namespace.name}`.
 *
 * Error: a variable that no action has given, which CodePipeline would let the action fail for.
 */
export function resolveVariables(text: string, variables: Variables): string {
  return text.replace(/#\{([^.}]+)\.([^}]+)\}/g, (reference, namespace: string, name: string) => {
    const value = variables[namespace]?.[name];
    if (value === undefined) {
      throw new Error(`${reference}: no action has given this variable; there are ${JSON.stringify(variables)}`);
    }
    return value;
  });
}
