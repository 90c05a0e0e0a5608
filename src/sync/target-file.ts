/** A file as a run wants it. */
export interface TargetFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** Permission bits. */
  readonly mode: number;
  /** Whether it is rewritten at every run, or was written once and is the user's from then on. */
  readonly ownership: 'managed' | 'yours';
  /** Whether content that stands there already is nobody's: a tool left it. Default: it is the user's. */
  readonly replaces?: (content: string) => boolean;
}

/** What stands at a path. */
export type FoundFile =
  | { readonly kind: 'file'; readonly content: string; readonly mode: number }
  | { readonly kind: 'missing' }
  /** A folder or a symbolic link, at the path or on the way to it. */
  | { readonly kind: 'other' };
