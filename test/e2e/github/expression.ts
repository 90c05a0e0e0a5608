/** What expressions of a workflow can refer to. */
export type Contexts = Readonly<Record<string, unknown>>;

export interface Situation {
  readonly contexts: Contexts;
  readonly hasFailed: boolean;
}

/** The text of a workflow with its expressions filled in. */
export function interpolate(text: string, situation: Situation): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, situation);
    return value === undefined || value === null ? '' : String(value);
  });
}

/** A value of a workflow, which is an expression as a whole or none. */
export function expressionValue(text: string, situation: Situation): unknown {
  const [, expression] = /^\$\{\{(.*)\}\}$/s.exec(text.trim()) ?? [];
  return expression === undefined ? interpolate(text, situation) : evaluate(expression, situation);
}

/** Whether a job or a step runs. Without a function that asks for failures, it does not after one. */
export function condition(text: string | undefined, situation: Situation): boolean {
  const [, inner] = /^\$\{\{(.*)\}\}$/s.exec(text?.trim() ?? '') ?? [];
  const expression = inner ?? text ?? 'success()';
  const asks = /\b(always|cancelled|failure|success)\(\)/.test(expression);
  return (asks || !situation.hasFailed) && Boolean(evaluate(expression, situation));
}

/** An expression, whose operators are those of JavaScript: https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions */
function evaluate(expression: string, { contexts, hasFailed }: Situation): unknown {
  const functions = {
    always: () => true,
    cancelled: () => false,
    contains: (list: readonly unknown[] | string, item: string) => list.includes(item),
    failure: () => hasFailed,
    fromJSON: (text: string) => JSON.parse(text),
    success: () => !hasFailed,
  };
  // What is missing is empty, however deep.
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

/** In a comparison, a property that is missing is the same as an empty text. */
function withEmpty(expression: string): string {
  return expression.replace(/\b[a-z]\w*(?:\?\.[\w-]+)+/g, (path) => `or(${path})`);
}
