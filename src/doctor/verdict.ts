/** What a check has found. */
export type Verdict =
  | { readonly status: 'ok' }
  | { readonly status: 'problem'; readonly problem: string; readonly fix: string }
  | { readonly status: 'not checked'; readonly reason: string };

export const OK: Verdict = { status: 'ok' };

export function problem(text: string, fix: string): Verdict {
  return { status: 'problem', problem: text, fix };
}
