import { Component, Project } from 'projen';
import { VENDOR } from '../install/vendor-package';
import { MANIFEST } from '../sync/manifest';
import { RECORD } from '../sync/record';

/** How Git and GitHub handle managed files. */
export class GitAttributes extends Component {
  constructor(project: Project) {
    super(project);
    for (const path of [MANIFEST, RECORD])
      this.project.gitattributes.addAttributes(`/${path}`, 'linguist-generated', 'merge=union');
  }

  /** Runs when all files have been added. */
  preSynthesize(): void {
    for (const { path } of this.project.files) {
      // On a conflict, Git keeps one side's file and reports it; the next run writes the file for the merged config.
      this.project.gitattributes.addAttributes(`/${path}`, 'linguist-generated', '-merge');
    }
  }
}

/**
 * Files of Terraform that must not be committed. The lock files of the roots must be committed; those of the modules
 * are only for their tests.
 */
export class TerraformIgnores extends Component {
  constructor(project: Project) {
    super(project);
    project.gitignore.exclude('.terraform/', '*.tfstate', '*.tfstate.*', '*.tfplan', 'crash.log', 'crash.*.log');
    project.gitignore.exclude('/modules/*/.terraform.lock.hcl');
  }
}

/**
 * Attributes for this package's tarball, if no registry has the package: committed, regardless of the user's own
 * ignores, and binary. They do not depend on the tarball, so the files are the same wherever the package comes from.
 */
export class VendoredTarball extends Component {
  constructor(project: Project) {
    super(project);
    project.gitignore.include(`/${VENDOR}/`, `/${VENDOR}/ecs-pipeline-*.tgz`);
    project.gitattributes.addAttributes(`/${VENDOR}/ecs-pipeline-*.tgz`, 'binary');
  }
}
