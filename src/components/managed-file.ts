import { FileBase, Project } from 'projen';

/** A read-only file whose whole content is given, with the marker that makes projen remove it when it is not. */
export class ManagedFile extends FileBase {
  constructor(
    project: Project,
    path: string,
    private readonly content: string,
  ) {
    super(project, path, { readonly: true, marker: true, committed: true });
  }

  protected synthesizeContent(): string {
    return this.content;
  }
}
