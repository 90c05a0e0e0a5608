/** The result of a check. */
export type Verdict =
  | { readonly status: 'ok' }
  | { readonly status: 'problem'; readonly problem: string; readonly fix: string }
  /** Nothing is wrong, but something should be considered before an apply. */
  | { readonly status: 'warning'; readonly warning: string; readonly fix: string }
  | { readonly status: 'not checked'; readonly reason: string };

export const OK: Verdict = { status: 'ok' };

export function problem(text: string, fix: string): Verdict {
  return { status: 'problem', problem: text, fix };
}

export function warning(text: string, fix: string): Verdict {
  return { status: 'warning', warning: text, fix };
}

export function notChecked(reason: string): Verdict {
  return { status: 'not checked', reason };
}
