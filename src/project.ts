import { Project } from 'projen';
import { RepositoryFiles, YourFile } from './components/files';
import { FirstInstall } from './components/first-install';
import { GitAttributes, TerraformIgnores, VendoredTarball } from './components/git-files';
import { Synchronizer } from './components/synchronizer';
import { TerraformTasks } from './components/terraform-tasks';
import { EcsPipelineConfig } from './config';
import { CONFIG_FILE, PROJENRC_FILE } from './file-names';
import { resolveModel } from './model/resolve-model';
import { isNpmsOwn, nodePackage } from './node-package';
import { ANSWERS, ProjectFlags } from './project-flags';
import { isConfigMissing, loadConfig } from './reading/load-config';
import { Fact, factsOf } from './render/facts';
import { renderRepository } from './render/repository';
import { endOnUserError, UserError } from './user-error';
import { runWizard } from './wizard/run-wizard';

/** Options of `EcsPipelineProject`: where its config comes from, or the answers from which it is built. */
export interface EcsPipelineProjectOptions extends ProjectFlags {
  /**
   * The config in code, instead of `ecs-pipeline.yaml`. Cannot be combined with that file.
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
}

/**
 * A Terraform repository for Amazon ECS services and their pipelines, generated from `ecs-pipeline.yaml`.
 *
 * If the config has problems, or a run would overwrite manual edits, it prints all of them, writes nothing and ends the
 * process.
 *
 * @pjid ecs-pipeline
 */
export class EcsPipelineProject extends Project {
  /** What the Terraform roots describe. */
  private readonly facts: readonly Fact[];

  constructor(options: EcsPipelineProjectOptions = {}) {
    const { config, text } = endOnUserError(() => {
      const { config: _, outdir = '.', ...flags } = options;
      if (isConfigMissing(options)) runWizard(outdir, flags);
      else refuseAnswers(options);
      return loadConfig(options);
    });
    // All options, because `projen new` uses them to mark that it is creating the project.
    super({ ...options, name: config.name });

    this.defaultTask?.execArgs(['node', PROJENRC_FILE]);
    new YourFile(this, PROJENRC_FILE, PROJENRC);
    new YourFile(this, 'package.json', nodePackage(config.name), isNpmsOwn);
    if (text !== undefined) new YourFile(this, CONFIG_FILE, text);
    new TerraformIgnores(this);
    new VendoredTarball(this);
    const model = resolveModel(config);
    new RepositoryFiles(this, renderRepository(model));
    new TerraformTasks(
      this,
      [...model.environments, model.pipelineAccount].map((root) => root.name),
    );
    this.facts = factsOf(model);
    new FirstInstall(this);
  }

  /** Writes the repository. */
  synth(): void {
    new GitAttributes(this);
    new Synchronizer(this, this.facts);
    super.synth();
  }
}

const PROJENRC = `const { EcsPipelineProject } = require('ecs-pipeline');

new EcsPipelineProject().synth();
`;

/** Otherwise unneeded answers would be ignored silently. */
function refuseAnswers(options: EcsPipelineProjectOptions): void {
  const [, flag] = ANSWERS.find(([name]) => options[name] !== undefined) ?? [];
  if (flag === undefined) return;
  const config = options.configFile ?? 'an existing config';
  throw new UserError(`${flag}: cannot be combined with ${config}; remove one of them`);
}
