import { Component, Project } from 'projen';
import { VENDOR } from '../install/vendor-package';
import { MANIFEST } from '../sync/manifest';
import { RECORD } from '../sync/record';

/** What Git and GitHub do with managed files. */
export class GitAttributes extends Component {
  constructor(project: Project) {
    super(project);
    for (const path of [MANIFEST, RECORD])
      this.project.gitattributes.addAttributes(`/${path}`, 'linguist-generated', 'merge=union');
  }

  /** Once all files are there. */
  preSynthesize(): void {
    for (const { path } of this.project.files) {
      // A merge leaves one side's file as it is, and says so; the next run writes what the merged config says.
      this.project.gitattributes.addAttributes(`/${path}`, 'linguist-generated', '-merge');
    }
  }
}

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

/**
 * This package's own tarball, where no registry has it: committed, whatever a user's own ignores say, and binary. No run
 * knows whether it is there: the files are the same wherever the package comes from.
 */
export class VendoredTarball extends Component {
  constructor(project: Project) {
    super(project);
    project.gitignore.include(`/${VENDOR}/`, `/${VENDOR}/ecs-pipeline-*.tgz`);
    project.gitattributes.addAttributes(`/${VENDOR}/ecs-pipeline-*.tgz`, 'binary');
  }
}
