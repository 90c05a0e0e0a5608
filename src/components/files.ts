import { Component, FileBase, Project } from 'projen';
import { resolve } from 'projen/lib/_resolve';
import { RenderedFile } from '../render/rendered-file';

/** A read-only file whose whole content is given. */
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

/** A file that is written once and the user's from then on. */
export class YourFile extends Component {
  constructor(
    project: Project,
    readonly path: string,
    readonly content: string,
    /** Whether content that stands there already is nobody's. */
    readonly replaces?: (content: string) => boolean,
  ) {
    super(project);
  }
}

/** The Terraform repository: managed files are rewritten at every run, yours are written once. */
export class RepositoryFiles extends Component {
  constructor(project: Project, files: readonly RenderedFile[]) {
    super(project);
    for (const { content, ownership, path } of files) {
      if (ownership === 'managed') new ManagedFile(project, path, content);
      else new YourFile(project, path, content);
    }
  }
}

/** projen renders a file and writes it in one step; only a class of its family may render alone. */
export abstract class FileContent extends FileBase {
  /** The content that projen would write, or undefined for a file that it would leave out. */
  static of(file: FileBase): string | undefined {
    return (file as FileContent).synthesizeContent({ resolve: (value, options) => resolve(value, options) });
  }
}
