import { Component, Project } from 'projen';

/** What Terraform leaves behind that must not be committed. The lock files must be. */
export class TerraformIgnores extends Component {
  constructor(project: Project) {
    super(project);
    project.gitignore.exclude('.terraform/', '*.tfstate', '*.tfstate.*', '*.tfplan', 'crash.log', 'crash.*.log');
  }
}
