/** The contexts that expressions in a workflow can refer to. */
export type Contexts = Readonly<Record<string, unknown>>;

export interface Situation {
  readonly contexts: Contexts;
  readonly hasFailed: boolean;
}

/** Evaluates the expressions in a text of a workflow. */
export function interpolate(text: string, situation: Situation): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, situation);
    return value === undefined || value === null ? '' : String(value);
  });
}

/** Evaluates a value that is either a single expression or contains none. */
export function expressionValue(text: string, situation: Situation): unknown {
  const [, expression] = /^\$\{\{(.*)\}\}$/s.exec(text.trim()) ?? [];
  return expression === undefined ? interpolate(text, situation) : evaluate(expression, situation);
}

/** Whether a job or a step runs. After a failure, it runs only if its condition has a status check function. */
export function condition(text: string | undefined, situation: Situation): boolean {
  const [, inner] = /^\$\{\{(.*)\}\}$/s.exec(text?.trim() ?? '') ?? [];
  const expression = inner ?? text ?? 'success()';
  const asks = /\b(always|cancelled|failure|success)\(\)/.test(expression);
  return (asks || !situation.hasFailed) && Boolean(evaluate(expression, situation));
}

/** Evaluates an expression as JavaScript: https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions */
function evaluate(expression: string, { contexts, hasFailed }: Situation): unknown {
  const functions = {
    always: () => true,
    cancelled: () => false,
    contains: (list: readonly unknown[] | string, item: string) => list.includes(item),
    failure: () => hasFailed,
    fromJSON: (text: string) => JSON.parse(text),
    success: () => !hasFailed,
  };
  // A missing property is empty, at any depth.
  const optional = expression
    .replace(/(?<=[\w\]])\.(?=[a-z])/g, '?.')
    .replaceAll(' == ', ' === ')
    .replaceAll(' != ', ' !== ');
  const names = [...Object.keys(functions), ...Object.keys(contexts)];
  const values = [...Object.values(functions), ...Object.values(contexts)];
  return new Function(...names, `"use strict"; const or = (value) => value ?? ''; return (${withEmpty(optional)});`)(
    ...values,
  );
}

/** In a comparison, a missing property equals an empty string. */
function withEmpty(expression: string): string {
  return expression.replace(/\b[a-z]\w*(?:\?\.[\w-]+)+/g, (path) => `or(${path})`);
}
