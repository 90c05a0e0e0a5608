import { Component, Project, SampleFile } from 'projen';
import { Model } from '../model/model';
import { renderRepository } from '../render/repository';
import { ManagedFile } from './managed-file';

/** The Terraform repository: managed files are rewritten at every run, yours are written once. */
export class RepositoryFiles extends Component {
  constructor(project: Project, model: Model) {
    super(project);
    for (const { content, ownership, path } of renderRepository(model)) {
      if (ownership === 'managed') new ManagedFile(project, path, content);
      else new SampleFile(project, path, { contents: content });
    }
  }
}
