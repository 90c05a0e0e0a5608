/** What an apply does, after a change, that nobody may expect. A run changes files only; what was applied still stands. */
export interface Warning {
  readonly kind:
    | 'environment-removed'
    | 'service-removed'
    | 'service-withdrawn'
    | 'removed-and-added'
    | 'root-moved'
    | 'state-moved'
    | 'service-replaced'
    | 'sidecar-unapproved'
    | 'provider-removed'
    | 'repository-changed'
    | 'approval-removed'
    | 'input-missing';
  /** What it is about: an environment's folder, a service. */
  readonly subject: string;
  /** What changed, what the next apply does, and what to do: of several lines. */
  readonly text: string;
}

/** A warning of lines. */
export function warning(kind: Warning['kind'], subject: string, ...lines: readonly string[]): Warning {
  return { kind, subject, text: lines.join('\n') };
}

/** For the terminal, each after an empty line. */
export function formatWarnings(warnings: readonly Warning[]): string {
  return warnings.map(({ text }) => `\nWarning: ${text.replaceAll(/\n(?=.)/g, '\n  ')}\n`).join('');
}
