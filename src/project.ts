import { Project } from 'projen';
import { RepositoryFiles, YourFile } from './components/files';
import { FirstInstall } from './components/first-install';
import { GitAttributes, TerraformIgnores } from './components/git-files';
import { Synchroniser } from './components/synchroniser';
import { EcsPipelineConfig } from './config';
import { CONFIG_FILE, PROJENRC_FILE } from './file-names';
import { resolveModel } from './model/resolve-model';
import { isNpmsOwn, nodePackage } from './node-package';
import { isConfigMissing, loadConfig } from './reading/load-config';
import { Fact, factsOf } from './render/facts';
import { renderRepository } from './render/repository';
import { endOnUserError } from './user-error';
import { runWizard } from './wizard/run-wizard';

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
  /** What the Terraform roots describe. */
  private readonly facts: readonly Fact[];

  constructor(options: EcsPipelineProjectOptions = {}) {
    const { config, text } = endOnUserError(() => {
      if (isConfigMissing(options)) runWizard({ outdir: options.outdir ?? '.', noAws: options.aws === false });
      return loadConfig(options);
    });
    // With the options, in which `projen new` says that it creates the project.
    super({ ...options, name: config.name });

    this.defaultTask?.execArgs(['node', PROJENRC_FILE]);
    new YourFile(this, PROJENRC_FILE, PROJENRC);
    new YourFile(this, 'package.json', nodePackage(config.name, this.outdir), isNpmsOwn);
    if (text !== undefined) new YourFile(this, CONFIG_FILE, text);
    new TerraformIgnores(this);
    const model = resolveModel(config);
    new RepositoryFiles(this, renderRepository(model));
    this.facts = factsOf(model);
    new FirstInstall(this);
  }

  /** Writes the repository. */
  synth(): void {
    new GitAttributes(this);
    new Synchroniser(this, this.facts);
    super.synth();
  }
}

const PROJENRC = `const { EcsPipelineProject } = require('ecs-pipeline');

new EcsPipelineProject().synth();
`;
