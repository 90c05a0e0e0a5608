import { Component, Project } from 'projen';

/**
 * What Terraform leaves behind that must not be committed. The roots' lock files must be; those of the modules are only
 * there for their tests.
 */
export class TerraformIgnores extends Component {
  constructor(project: Project) {
    super(project);
    project.gitignore.exclude('.terraform/', '*.tfstate', '*.tfstate.*', '*.tfplan', 'crash.log', 'crash.*.log');
    project.gitignore.exclude('/modules/*/.terraform.lock.hcl');
  }
}
