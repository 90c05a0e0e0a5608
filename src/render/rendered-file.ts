/** A file of the generated repository. */
export interface RenderedFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** Whether it is rewritten at every run, or was written once and is the user's from then on. */
  readonly ownership: 'managed' | 'yours';
}

/** Without the words by which projen recognises its own files: without its manifest it would delete a copy of the user's. */
export const MARKER = 'Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".';

/** A file that is rewritten at every run and says so in its first line. */
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
