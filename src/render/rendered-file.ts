/** A file of the generated repository. */
export interface RenderedFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** A managed file is rewritten in every run. Your file is written once and then belongs to the user. */
  readonly ownership: 'managed' | 'yours';
}

/**
 * Does not contain projen's own marker: if projen's manifest is missing, projen deletes every file with that marker.
 */
export const MARKER = 'Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".';

/** A file that is rewritten in every run, with a marker in its first line. */
export function managed(path: string, body: string): RenderedFile {
  return { path, content: `${comment(path, MARKER)}\n\n${body.trim()}\n`, ownership: 'managed' };
}

/** A file that is written once. */
export function yours(path: string, body: string): RenderedFile {
  return { path, content: `${body.trim()}\n`, ownership: 'yours' };
}

function comment(path: string, text: string): string {
  if (path.endsWith('.md')) return `<!-- ${text} -->`;
  return path.endsWith('.js') ? `// ${text}` : `# ${text}`;
}
