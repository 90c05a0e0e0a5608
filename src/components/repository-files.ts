import { Component, Project } from 'projen';
import { RenderedFile } from '../render/rendered-file';
import { ManagedFile } from './managed-file';
import { YourFile } from './your-file';

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
