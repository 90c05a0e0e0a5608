import { DependencyType, javascript, Project, SampleFile } from 'projen';
import { RepositoryFiles } from './components/repository-files';
import { TerraformIgnores } from './components/terraform-ignores';
import { EcsPipelineConfig } from './config';
import { endOnUserError } from './end-on-user-error';
import { CONFIG_FILE, loadConfig } from './load-config';
import { resolveModel } from './model/resolve-model';

/** Options of `EcsPipelineProject`. */
export interface EcsPipelineProjectOptions {
  /**
   * A config file to start from: it is copied to `ecs-pipeline.yaml`, which must not exist yet. From then on only
   * `ecs-pipeline.yaml` counts.
   *
   * @default - `ecs-pipeline.yaml`, which must exist already
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
}

/**
 * A Terraform repository for Amazon ECS services and their pipelines, generated from `ecs-pipeline.yaml`.
 *
 * A config with problems ends the process: it prints all of them and writes nothing.
 *
 * @pjid ecs-pipeline
 */
export class EcsPipelineProject extends Project {
  constructor(options: EcsPipelineProjectOptions = {}) {
    const { config, text } = endOnUserError(() => loadConfig(options));
    super({ name: config.name, outdir: options.outdir });

    new SampleFile(this, '.projenrc.js', { contents: PROJENRC });
    this.defaultTask?.execArgs(['node', '.projenrc.js']);
    if (text !== undefined) new SampleFile(this, CONFIG_FILE, { contents: text });

    new javascript.NodePackage(this, {
      packageName: config.name,
      packageManager: javascript.NodePackageManager.NPM,
      entrypoint: '',
      licensed: false,
    }).addField('private', true);
    for (const dependency of packageDependencies()) this.deps.addDependency(dependency, DependencyType.BUILD);
    new TerraformIgnores(this);
    new RepositoryFiles(this, resolveModel(config));
  }
}

const PROJENRC = `const { EcsPipelineProject } = require('ecs-pipeline');

new EcsPipelineProject().synth();
`;

/** This package, in the version that runs, and its peers. */
function packageDependencies(): string[] {
  const { name, peerDependencies, version } = require('../package.json');
  return [`${name}@^${version}`, ...Object.entries(peerDependencies).map(([peer, range]) => `${peer}@${range}`)];
}
