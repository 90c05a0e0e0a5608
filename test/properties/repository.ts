import { EcsPipelineConfig } from '../../src/config';
import { Model } from '../../src/model/model';
import { resolveModel } from '../../src/model/resolve-model';
import { RenderedFile } from '../../src/render/rendered-file';
import { renderRepository } from '../../src/render/repository';
import { ReadTemplate, readTemplate } from '../bootstrap/resolve-template';

/** What a config gives. */
export interface Repository {
  readonly config: EcsPipelineConfig;
  readonly model: Model;
  readonly files: readonly RenderedFile[];
  /** By their paths. Reading them takes longer than anything else. */
  readonly templates: ReadonlyMap<string, ReadTemplate>;
}

export function repositoryOf(config: EcsPipelineConfig): Repository {
  const model = resolveModel(config);
  const files = renderRepository(model);
  const templates = files.filter(({ path }) => path.startsWith('bootstrap/'));
  return {
    config,
    model,
    files,
    templates: new Map(templates.map(({ content, path }) => [path, readTemplate(content)])),
  };
}

/** The content of a file. @throws Error - where there is none */
export function contentOf({ files }: Repository, path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`${path}: not among the files`);
  return file.content;
}

/** Something that has to be true of every repository. */
export interface Property {
  /** What a user would see. */
  readonly title: string;
  /** Where it is not so: nothing, if it is. */
  readonly problemsOf: (repository: Repository) => readonly string[];
}
