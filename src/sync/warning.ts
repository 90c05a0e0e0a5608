/** An effect of the next apply that may be unexpected. A run only changes files; what was applied still exists. */
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
  /** The subject: an environment's folder or a service. */
  readonly subject: string;
  /** Several lines: what changed, what the next apply does, and what to do. */
  readonly text: string;
}

/** A warning with these lines. */
export function warning(kind: Warning['kind'], subject: string, ...lines: readonly string[]): Warning {
  return { kind, subject, text: lines.join('\n') };
}

/** The warnings for a terminal, each after an empty line. */
export function formatWarnings(warnings: readonly Warning[]): string {
  return warnings.map(({ text }) => `\nWarning: ${text.replaceAll(/\n(?=.)/g, '\n  ')}\n`).join('');
}
