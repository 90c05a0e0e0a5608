import { EcsPipelineConfig } from '../../src/config';
import { Model } from '../../src/model/model';
import { resolveModel } from '../../src/model/resolve-model';
import { RenderedFile } from '../../src/render/rendered-file';
import { renderRepository } from '../../src/render/repository';
import { ReadTemplate, readTemplate } from '../bootstrap/resolve-template';

/** The result of a config. */
export interface Repository {
  readonly config: EcsPipelineConfig;
  readonly model: Model;
  readonly files: readonly RenderedFile[];
  /** By path. Parsed only once because this takes longer than everything else. */
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

/** The content of a file. @throws Error - if there is no such file */
export function contentOf({ files }: Repository, path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`${path}: file not found`);
  return file.content;
}

/** A statement that must be true for every repository. */
export interface Property {
  /** The statement, in the user's terms. */
  readonly title: string;
  /** Where the statement is false; empty if it is true. */
  readonly problemsOf: (repository: Repository) => readonly string[];
}
