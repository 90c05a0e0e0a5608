import { Component, FileBase, Project } from 'projen';
import { resolve } from 'projen/lib/_resolve';
import { RenderedFile } from '../render/rendered-file';

/** A read-only file with the given content. */
export class ManagedFile extends FileBase {
  constructor(
    project: Project,
    path: string,
    private readonly content: string,
  ) {
    super(project, path, { readonly: true, marker: false, editGitignore: false });
  }

  protected synthesizeContent(): string {
    return this.content;
  }
}

/** A file that is written once and belongs to the user from then on. */
export class YourFile extends Component {
  constructor(
    project: Project,
    readonly path: string,
    readonly content: string,
    /** Whether existing content can be replaced because it is not the user's. */
    readonly replaces?: (content: string) => boolean,
  ) {
    super(project);
  }
}

/**
 * The files of the Terraform repository: managed files are rewritten on every run, the user's files are written once.
 */
export class RepositoryFiles extends Component {
  constructor(project: Project, files: readonly RenderedFile[]) {
    super(project);
    for (const { content, ownership, path } of files) {
      if (ownership === 'managed') new ManagedFile(project, path, content);
      else new YourFile(project, path, content);
    }
  }
}

/** projen renders and writes a file in one step; only a subclass can render it without writing. */
export abstract class FileContent extends FileBase {
  /** The content that projen would write, or undefined for a file that it would skip. */
  static of(file: FileBase): string | undefined {
    return (file as FileContent).synthesizeContent({ resolve: (value, options) => resolve(value, options) });
  }
}
