import { Project } from 'projen';
import { FirstInstall } from './components/first-install';
import { GitAttributes } from './components/git-attributes';
import { RepositoryFiles } from './components/repository-files';
import { Synchroniser } from './components/synchroniser';
import { TerraformIgnores } from './components/terraform-ignores';
import { YourFile } from './components/your-file';
import { EcsPipelineConfig } from './config';
import { endOnUserError } from './end-on-user-error';
import { PROJENRC_FILE } from './file-names';
import { CONFIG_FILE, loadConfig } from './load-config';
import { resolveModel } from './model/resolve-model';
import { isNpmsOwn, nodePackage } from './node-package';
import { renderRepository } from './render/repository';

/** Options of `EcsPipelineProject`. */
export interface EcsPipelineProjectOptions {
  /**
   * A config file to start from: it is copied to `ecs-pipeline.yaml`, which must not exist yet. From then on only
   * `ecs-pipeline.yaml` counts.
   *
   * @default - `ecs-pipeline.yaml`; in a terminal, an interview writes it where it does not exist yet
   */
  readonly configFile?: string;

  /**
   * The config in code, instead of `ecs-pipeline.yaml`. An error where there is that file too.
   *
   * @default - `ecs-pipeline.yaml`
   */
  readonly config?: EcsPipelineConfig;

  /**
   * Folder of the generated repository.
   *
   * @default - the current folder
   */
  readonly outdir?: string;

  /**
   * Whether the interview may look accounts up with the AWS profiles of this machine. `--no-aws`: account ids are typed.
   *
   * @default true
   */
  readonly aws?: boolean;
}

/**
 * A Terraform repository for Amazon ECS services and their pipelines, generated from `ecs-pipeline.yaml`.
 *
 * A config with problems, or a change by hand that a run would overwrite, ends the process: it prints all of them and
 * writes nothing.
 *
 * @pjid ecs-pipeline
 */
export class EcsPipelineProject extends Project {
  constructor(options: EcsPipelineProjectOptions = {}) {
    const { config, text } = endOnUserError(() => loadConfig(options));
    // With the options, in which `projen new` says that it creates the project.
    super({ ...options, name: config.name });

    this.defaultTask?.execArgs(['node', PROJENRC_FILE]);
    new YourFile(this, PROJENRC_FILE, PROJENRC);
    new YourFile(this, 'package.json', nodePackage(config.name, this.outdir), isNpmsOwn);
    if (text !== undefined) new YourFile(this, CONFIG_FILE, text);
    new TerraformIgnores(this);
    new RepositoryFiles(this, renderRepository(resolveModel(config)));
    new FirstInstall(this);
  }

  /** Writes the repository. */
  synth(): void {
    new GitAttributes(this);
    new Synchroniser(this);
    super.synth();
  }
}

const PROJENRC = `const { EcsPipelineProject } = require('ecs-pipeline');

new EcsPipelineProject().synth();
`;
