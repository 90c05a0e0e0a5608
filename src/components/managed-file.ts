import { FileBase, Project } from 'projen';

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
